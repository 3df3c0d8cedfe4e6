"""What was answered in a review. Asked behind the wall, inside `seen_as`; `KeyLost` where a safe stays shut."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from kith.domains.supervision.models import Circle, ReviewAnswer
from kith.domains.supervision.reviewed import Reviewed
from kith.domains.supervision.rounds.plain import from_text
from kith.foundation.people.models import Person
from kith.foundation.spaces.apart import without_apart
from kith.foundation.spaces.models import Membership
from kith.infrastructure.safes.opening import opened


@dataclass(frozen=True)
class Answer:
    """Who answered, and what."""

    row: ReviewAnswer
    said: Reviewed


def answers(circle: Circle, *, reader: Person) -> list[Answer]:
    """What was answered in the review that is on."""
    said = _on(circle).select_related("member__person")
    return _read(without_apart(said, reader, author="member").order_by("said_at"))


def own_answer(circle: Circle, *, by: Membership) -> Answer | None:
    return next(iter(_read(_on(circle).filter(member=by))), None)


def all_by(person: Person) -> list[Answer]:
    """What someone ever answered, in whatever circle."""
    return _read(ReviewAnswer.objects.filter(member__person=person).select_related("safe").order_by("pk"))


def _on(circle: Circle) -> QuerySet[ReviewAnswer, ReviewAnswer]:
    return ReviewAnswer.objects.filter(circle=circle, review=circle.reviews + 1).select_related("safe")


def _read(rows: Iterable[ReviewAnswer]) -> list[Answer]:
    return [
        Answer(row, from_text(Reviewed, opened(row.safe).unlock(row.sealed, about=row.place))) for row in rows
    ]
