"""What a quiz asks."""

from collections.abc import Sequence
from typing import NamedTuple

from django.db import transaction
from django.db.models import Max

from kith.capabilities.items.models import Item
from kith.domains.courses.actions.writing import tell_anew
from kith.domains.courses.models import Choice, Question, Step
from kith.foundation.people.models import Person


class Said(NamedTuple):
    """A choice as its author says it."""

    words: str
    fits: bool
    why: str = ""


@transaction.atomic
def ask(step: Step, *, words: str, choices: Sequence[Said], item: Item, by: Person) -> Question:
    """Ask one more question at the end of a quiz."""
    Step.objects.select_for_update(no_key=True).get(pk=step.pk)
    last = step.questions.aggregate(last=Max("number"))["last"] or 0
    question = Question.objects.create(step=step, number=last + 1, words=words)
    _offer(question, choices)
    tell_anew(item.course, by=by)
    return question


@transaction.atomic
def ask_otherwise(question: Question, *, words: str, choices: Sequence[Said], item: Item, by: Person) -> None:
    """Put other words and choices in the place of those of a question."""
    question.words = words
    question.save(update_fields=["words"])
    question.choices.all().delete()
    _offer(question, choices)
    tell_anew(item.course, by=by)


@transaction.atomic
def ask_no_more(question: Question, *, item: Item, by: Person) -> None:
    """Take a question out of a quiz."""
    question.delete()
    tell_anew(item.course, by=by)


def _offer(question: Question, choices: Sequence[Said]) -> None:
    Choice.objects.bulk_create(
        Choice(question=question, number=number, words=words, fits=fits, why=why)
        for number, (words, fits, why) in enumerate(choices, 1)
    )
