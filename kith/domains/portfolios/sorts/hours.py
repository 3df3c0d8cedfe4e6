"""The trainings of a stretch of time."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from kith.domains.learning.amounts import in_hours
from kith.domains.learning.forms.days import DayField
from kith.domains.learning.models import Hours
from kith.domains.learning.queries import MOST_HOURS, hours_of
from kith.domains.learning.saying import day
from kith.domains.portfolios.models import Piece
from kith.domains.portfolios.sorts.sort import PieceForm, Sort
from kith.foundation.people.models import Person


class HoursForm(PieceForm):
    since = DayField(label=_("From"))
    until = DayField(label=_("To"))

    def clean(self) -> dict[str, Any]:
        told: dict[str, Any] = super().clean() or self.cleaned_data
        since, until = told.get("since"), told.get("until")
        if since and until and until < since:
            raise forms.ValidationError(
                {"until": _("It ends before it begins. Please look at both days again.")}
            )
        return told


@dataclass(frozen=True)
class Trained:
    """What someone was at, the newest first, and how long that is together."""

    hours: list[Hours]
    together: str


def _look(pieces: list[Piece], owner: Person, _today: date) -> Iterator[tuple[Piece, str, Trained | None]]:
    everything = list(hours_of(owner)[:MOST_HOURS])
    for piece in pieces:
        since, until = piece.since or date.min, piece.until or date.max
        own = [hours for hours in everything if since <= hours.on <= until]
        together = in_hours(sum(hours.minutes for hours in own))
        title = _now("Trainings from %(since)s to %(until)s") % {"since": day(since), "until": day(until)}
        yield piece, title, Trained(own, together) if own else None


HOURS = Sort(
    code="hours",
    one=_("Trainings and hours of some time"),
    says=_("Others see each training: its day, title, length and topics, and who offered it. They see whether there is a proof, but not the proof."),
    form=HoursForm,
    look=_look,
    why_not=_("You wrote down no training of this time, so others do not see it."),
)  # fmt: skip
