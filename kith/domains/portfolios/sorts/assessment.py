"""What someone said of their own work, by a list of competencies: their latest words, without notes."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from kith.domains.competencies.queries import Assessed, latest_assessment
from kith.domains.learning.saying import day
from kith.domains.portfolios.models import Piece
from kith.domains.portfolios.sorts.sort import PieceForm, Row, Sort
from kith.foundation.people.models import Person

CODE = "assessment"


class AssessmentForm(PieceForm):
    """There is nothing to choose: it is the latest one, and stands there once."""

    def __init__(self, *args: Any, by: Person, piece: Piece | None = None, **rest: Any) -> None:
        super().__init__(*args, by=by, piece=piece, **rest)
        is_there = Piece.objects.filter(person=by, sort=CODE).exists()
        self.is_offered = not is_there and latest_assessment(by=by) is not None

    @property
    def has_choice(self) -> bool:
        return self.is_offered

    def rows(self) -> list[Row]:
        return [{}] if self.is_offered else []


def _look(pieces: list[Piece], owner: Person, _today: date) -> Iterator[tuple[Piece, str, Assessed | None]]:
    found = latest_assessment(by=owner)
    title = _now("How I see my own work")
    if found:
        title = _now("How I see my own work, %(day)s") % {"day": day(found.began_on)}
    for piece in pieces:
        yield piece, title, found


ASSESSMENT = Sort(
    code=CODE,
    one=_("What you say about your own work"),
    says=_("Others see your latest words on each competency. They do not see your notes."),
    form=AssessmentForm,
    look=_look,
    none=_("It is here already, or you have not looked at your own work yet."),
    way="competencies:mine",
    why_not=_("You have not said anything about your own work yet, so others do not see it."),
)
