"""Reading what hosts ask and what was answered; the database shows answers to those alone for whom they are."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import Http404

from kith.capabilities.items.models import Item
from kith.domains.gatherings.models import Answer, Occasion, Question, Seat
from kith.domains.gatherings.queries.gatherings import reach_gathering
from kith.domains.gatherings.question_words import in_words
from kith.domains.gatherings.questions import Answers
from kith.domains.gatherings.questions import Question as Asked
from kith.foundation.people.models import Person
from kith.infrastructure.database.private import seen_as


def reach_question(person: Person | None, pk: int, question: int) -> Item:
    """The gathering with one of its questions as `question`."""
    item = reach_gathering(person, pk)
    found = Question.objects.filter(pk=question, gathering=item.pk).first()
    if found is None:
        raise Http404
    item.question = found  # type: ignore[attr-defined]
    return item


def asked_at(gathering: int) -> list[Asked]:
    """What is asked of those who come, in its order, as plain values."""
    return [each.plain() for each in Question.objects.filter(gathering=gathering).order_by("number")]


def own_answers(seat: Seat | None, *, of: Person) -> Answers:
    """What someone answered for this seat, by the numbers of the questions."""
    if seat is None:
        return {}
    with seen_as(of):
        rows = Answer.objects.filter(seat=seat).select_related("question")
        return {each.question.number: tuple(each.words) for each in rows}


def last_seat(item: Item, *, of: Person) -> Seat | None:
    """The newest seat of someone at the same gathering, whatever became of it."""
    return Seat.objects.filter(person=of, seats__gathering=item.pk).order_by("-pk").first()


def answers_told(seats: Iterable[Seat], *, reader: Person) -> dict[int, list[tuple[Question, str]]]:
    """Of each seat, by its key, what its person answered, in the order of the questions and in words."""
    told, keys = defaultdict[int, list[tuple[Question, str]]](list), [seat.pk for seat in seats]
    with seen_as(reader):
        rows = Answer.objects.filter(seat__in=keys).select_related("question").order_by("question__number")
        for each in rows:
            told[each.seat_id].append((each.question, in_words(each.words, sort=each.question.sort)))
    return told


def over_since(moment: datetime) -> QuerySet[Seat, Seat]:
    """Seats with answers that nobody needs any more: given back, or with no date that ended after this moment."""
    dates = Occasion.objects.filter(gathering=OuterRef("seats__gathering"), ends_at__gt=moment)
    needed = dates.filter(Q(pk=OuterRef("seats__occasion")) | Q(gathering__each_date=False))
    return Seat.objects.filter(has_answers=True).exclude(Q(Exists(needed)), state__in=Seat.OPEN)
