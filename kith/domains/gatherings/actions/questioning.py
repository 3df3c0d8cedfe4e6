"""Asking those who come, in words of the hosts' own; and answering."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction

from kith.capabilities.items.models import Item
from kith.domains.gatherings import events
from kith.domains.gatherings.actions.holding import held
from kith.domains.gatherings.models import Answer, Gathering, Question, Seat
from kith.domains.gatherings.queries.questions import asked_at, over_since
from kith.domains.gatherings.questions import MOST, Answers, moved, without
from kith.domains.gatherings.questions import Question as Asked
from kith.foundation.activity.facts import record
from kith.foundation.people.models import Person
from kith.infrastructure.database.private import seen_as


@transaction.atomic
def ask(
    item: Item, *, by: Person, after: int | None = None, only_if_is: str = "", **words: Any
) -> Question | None:
    """Ask one thing more of those who come, unless it is enough; who has a seat can answer it too.

    `after` is the key of the earlier question to which `only_if_is` must be the answer.
    """
    gathering = held(item)
    number = gathering.questions.count() + 1
    if number > MOST:
        return None
    ground = _ground(gathering, number, after, only_if_is)
    made = Question.objects.create(gathering=gathering, number=number, **words, **ground)
    record(events.QuestionsChanged(item=item), by=by)
    return made


@transaction.atomic
def reword(
    question: Question,
    *,
    item: Item,
    by: Person,
    after: int | None = None,
    only_if_is: str = "",
    **words: Any,
) -> None:
    """Ask it in other words, or of others; what was answered stays."""
    gathering = held(item)
    number = _number(question, asked_at(item.pk))
    changed = words | _ground(gathering, number, after, only_if_is)
    gathering.questions.filter(pk=question.pk).update(**changed)
    record(events.QuestionsChanged(item=item), by=by)


@transaction.atomic
def place(question: Question, *, item: Item, earlier: bool, by: Person) -> bool:
    """Ask it one place earlier or later, with conditions going along; not where a condition would look ahead."""
    held(item)
    known = asked_at(item.pk)
    number = _number(question, known)
    found = moved(known, number, to=number + (-1 if earlier else 1))
    if found is None:
        return False
    _keep(found)
    record(events.QuestionsChanged(item=item), by=by)
    return True


@transaction.atomic
def drop_question(question: Question, *, item: Item, by: Person) -> None:
    """Ask it no more; all answers to it go, and what depended on it is asked of everyone."""
    held(item)
    known = asked_at(item.pk)
    number = _number(question, known)
    question.delete()
    _keep(without(known, number))
    record(events.QuestionsChanged(item=item), by=by)


@transaction.atomic
def answer(seat: Seat, answers: Answers, *, by: Person) -> None:
    """Tell the hosts this, in the place of what was told before. Answers are told by the numbers of their questions."""
    known = dict(Question.objects.filter(gathering__seats__all=seat).values_list("number", "pk"))
    with seen_as(by):
        Answer.objects.filter(seat=seat).delete()
        Answer.objects.bulk_create(
            Answer(seat=seat, question_id=known[number], words=list(words))
            for number, words in answers.items()
            if number in known and words
        )
    _note(seat, has_answers=bool(answers))


def forget_answers(seats: Iterable[Seat]) -> None:
    """Nothing stays of what was answered for these seats; each is asked as its own person, since nobody else may."""
    for seat in seats:
        with seen_as(seat.person):
            Answer.objects.filter(seat=seat).delete()
            _note(seat, has_answers=False)


def forget_old_answers(*, before: datetime) -> None:
    """Let go what was answered for dates that are over since then, and for seats that were given back."""
    forget_answers(over_since(before).select_related("person").iterator())


def _number(question: Question, known: Iterable[Asked]) -> int:
    """Its place now; none is 0, when someone took it away meanwhile."""
    return next((each.number for each in known if each.key == question.pk), 0)


def _ground(gathering: Gathering, number: int, after: int | None, answer: str) -> dict[str, Any]:
    """The condition of the question with this number; none where the other one is not asked before."""
    first = gathering.questions.filter(pk=after or 0, number__lt=number).first()
    return {"only_if": first and first.number, "only_if_is": answer if first else ""}


def _keep(questions: Iterable[Asked]) -> None:
    """Write down their places and conditions; the database looks at all of them together, at the end."""
    rows = [
        Question(pk=each.key, number=each.number, only_if=each.only_if, only_if_is=each.only_if_is)
        for each in questions
    ]
    Question.objects.bulk_update(rows, ["number", "only_if", "only_if_is"])


def _note(seat: Seat, *, has_answers: bool) -> None:
    """Outside of the wall stands only that there is something to let go one day."""
    Seat.objects.filter(pk=seat.pk).update(has_answers=has_answers)
