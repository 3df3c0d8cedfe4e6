"""Why a move is not made, in sentences for whoever made it."""

from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Refusal(StrEnum):
    NOT_THERE = "not-there"
    NOT_MODERATING = "not-moderating"
    NOBODY_MODERATES = "nobody-moderates"
    NOBODY_TRAINED = "nobody-trained"
    PRESENTER_DOES_NOT_MODERATE = "presenter-does-not-moderate"
    NOT_TRAINED = "not-trained"
    AWAY = "away"
    NOBODY_BRINGS = "nobody-brings"
    NO_PRESENTER = "no-presenter"
    TOO_LATE_TO_BRING = "too-late-to-bring"
    HAS_ANOTHER_ROLE = "has-another-role"
    STARTED = "started"
    NOT_STARTED = "not-started"
    FINISHED = "finished"
    PAUSED = "paused"
    MOVED_ON = "moved-on"
    NOT_SKIPPED = "not-skipped"
    NOT_REPEATED = "not-repeated"
    EXTENSION = "extension"
    NOT_YOUR_TURN = "not-your-turn"
    NO_SUCH_METHOD = "no-such-method"
    NOT_YOURS_TO_CHOOSE = "not-yours-to-choose"

    @property
    def words(self) -> str | Promise:
        return SENTENCES[self]


SENTENCES: dict[Refusal, str | Promise] = {
    Refusal.NOT_THERE: _("You are not in this session yet. Please come in first."),
    Refusal.NOT_MODERATING: _("Whoever moderates does this. You can ask them, or take a pause at any time."),
    Refusal.NOBODY_MODERATES: _("Nobody moderates at the moment. We wait until someone who may is here."),
    Refusal.NOBODY_TRAINED: _("This way needs someone who was trained for it. We wait until they are here."),
    Refusal.PRESENTER_DOES_NOT_MODERATE: _("Whoever brings something does not moderate, so that they are free for it."),
    Refusal.NOT_TRAINED: _("This way needs someone who was trained for it."),
    Refusal.AWAY: _("They are not here at the moment."),
    Refusal.NOBODY_BRINGS: _("In this format nobody brings anything. All speak in turn."),
    Refusal.NO_PRESENTER: _("For the next step, someone brings something. Please choose who first."),
    Refusal.TOO_LATE_TO_BRING: _("Someone has begun to tell. Something else can have a session of its own."),
    Refusal.HAS_ANOTHER_ROLE: _("They have another role in this session."),
    Refusal.STARTED: _("The session has started already."),
    Refusal.NOT_STARTED: _("The session has not started yet."),
    Refusal.FINISHED: _("The session is over."),
    Refusal.PAUSED: _("This is a pause. Please go on first, when all are ready."),
    Refusal.MOVED_ON: _("Someone else was quicker. This is where the session is now."),
    Refusal.NOT_SKIPPED: _("This format needs this step, so it cannot be left out."),
    Refusal.NOT_REPEATED: _("This step is done once in this format."),
    Refusal.EXTENSION: _("One can add between one minute and thirty at a time."),
    Refusal.NOT_YOUR_TURN: _("Someone else has the word. They pass it on, or whoever moderates does."),
    Refusal.NO_SUCH_METHOD: _("In this step you choose among the ways that it shows."),
    Refusal.NOT_YOURS_TO_CHOOSE: _("You agree on one together. Then whoever leads, brought it or writes down says it for all of you."),
}  # fmt: skip
