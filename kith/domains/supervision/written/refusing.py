"""Why a move is not made, in sentences for whoever made it."""

from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Refusal(StrEnum):
    NOT_IN = "not-in"
    NOT_YOUR_STEP = "not-your-step"
    NOT_MODERATING = "not-moderating"
    PRESENTER_DOES_NOT_MODERATE = "presenter-does-not-moderate"
    NOT_HERE = "not-here"
    NOT_YOURS = "not-yours"
    MOVED_ON = "moved-on"
    A_DAY_FIRST = "a-day-first"
    NOTHING_WRITTEN = "nothing-written"
    LONG_ENOUGH = "long-enough"
    OVER = "over"
    KEPT_TOO_LONG = "kept-too-long"

    @property
    def words(self) -> str | Promise:
        return SENTENCES[self]


SENTENCES: dict[Refusal, str | Promise] = {
    Refusal.NOT_IN: _("You are not in this session yet. Please come in first."),
    Refusal.NOT_YOUR_STEP: _("In this step others write. You can read along, or rest."),
    Refusal.NOT_MODERATING: _("Whoever moderates does this. You can ask them."),
    Refusal.PRESENTER_DOES_NOT_MODERATE: _(
        "Whoever brings something does not moderate, so that they are free for it."
    ),
    Refusal.NOT_HERE: _("They have not come into this session yet."),
    Refusal.NOT_YOURS: _("Only whoever brought it can close it before its end."),
    Refusal.MOVED_ON: _("The session has moved on. This is where it is now."),
    Refusal.A_DAY_FIRST: _("Some come once a day. Please give everyone a whole day first."),
    Refusal.NOTHING_WRITTEN: _("Nothing is written in this step yet. You can give it one more day."),
    Refusal.LONG_ENOUGH: _("The session would become longer than it may be. It can take no more days."),
    Refusal.OVER: _("The session is over. It can still be read for a while."),
    Refusal.KEPT_TOO_LONG: _("It can be read for one to sixty days after its end."),
}
