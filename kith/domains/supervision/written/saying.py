"""Who writes in a step, in a sentence."""

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from kith.domains.supervision.formats.shapes import EVERYONE, Frame, Voice

Sentence = str | Promise

SENTENCES: dict[frozenset[Voice], Sentence] = {
    EVERYONE: _("All of you write here."),
    frozenset({Voice.PRESENTER}): _("Whoever brought it writes here. The others read along."),
    frozenset({Voice.MODERATOR, Voice.OTHERS}): _(
        "All but one write here. Whoever brought it reads, and rests."
    ),
}
VOICES: dict[Voice, Sentence] = {
    Voice.PRESENTER: pgettext_lazy("who writes in a step", "whoever brought it"),
    Voice.MODERATOR: pgettext_lazy("who writes in a step", "whoever moderates"),
    Voice.OTHERS: pgettext_lazy("who writes in a step", "the others"),
}


def who_writes(frame: Frame) -> Sentence:
    if frame.speakers in SENTENCES:
        return SENTENCES[frame.speakers]
    who = ", ".join(str(VOICES[voice]) for voice in sorted(frame.speakers))
    return format_lazy("{} {}.", pgettext_lazy("who writes in a step", "Here write:"), who)
