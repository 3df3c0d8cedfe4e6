"""What people read of a shape: who speaks, who moderates, how long it takes."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from kith.domains.supervision.formats.shapes import (
    EVERYONE,
    Doing,
    Facilitator,
    Format,
    Frame,
    Shape,
    Voice,
    Words,
)

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

SPEAKERS: "dict[Voice, _StrOrPromise]" = {
    Voice.PRESENTER: gettext_lazy("whoever brings something"),
    Voice.MODERATOR: gettext_lazy("whoever moderates"),
    Voice.OTHERS: gettext_lazy("the others"),
}
QUIET: "dict[Doing, _StrOrPromise]" = {
    Doing.LISTENS: gettext_lazy("Whoever brings something only listens."),
    Doing.WRITES: gettext_lazy("Whoever brings something writes for themselves."),
    Doing.RESTS: gettext_lazy("Whoever brings something rests."),
}
MODERATES: "dict[Facilitator, _StrOrPromise]" = {
    Facilitator.ROTATING: gettext_lazy("The lead goes round."),
    Facilitator.SHARED: gettext_lazy("All lead together, and one minds the time."),
    Facilitator.TRAINED: gettext_lazy("Only someone who was trained for it leads."),
}


@dataclass(frozen=True)
class Told:
    """A step as it stands on a page."""

    frame: Frame
    words: Words

    @property
    def who_speaks(self) -> str:
        return who_speaks(self.frame)

    @property
    def how_long(self) -> str:
        return how_long(self.frame)

    @property
    def meanwhile(self) -> "_StrOrPromise":
        return QUIET.get(self.frame.presenter, "") if self.frame.presenter else ""


@dataclass(frozen=True)
class Facts:
    """What one wants to know of a format before one reads its steps."""

    shape: Shape

    @property
    def how_long(self) -> str:
        return how_long(self.shape)

    @property
    def moderates(self) -> "_StrOrPromise":
        return MODERATES[self.shape.facilitator]


def told_steps(told: Format) -> list[Told]:
    return [Told(frame, words) for frame, words in told.told]


def who_speaks(frame: Frame) -> str:
    """“Speaks: whoever brings something, the others.”"""
    if frame.speakers == EVERYONE:
        return _("Everyone can speak.")
    names = ", ".join(str(words) for voice, words in SPEAKERS.items() if voice in frame.speakers)
    return _("Speaks: %(names)s.") % {"names": names}


def how_long(of: Shape | Frame) -> str:
    """In minutes where people meet, in days where they write."""
    parts = [
        ngettext("%d minute", "%d minutes", of.minutes) % of.minutes if of.minutes else "",
        ngettext("%d day", "%d days", of.days) % of.days if of.days else "",
    ]
    return ", ".join(filter(None, parts))
