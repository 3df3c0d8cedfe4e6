"""The steps of a course: adding one, changing it, moving it, taking it out."""

from typing import Any

from django.db import transaction
from django.db.models import Max

from kith.capabilities.conversations.words import write
from kith.capabilities.items.models import Item
from kith.domains.courses.actions.writing import tell_anew
from kith.domains.courses.models import Course, Step
from kith.domains.courses.queries import MOST_STEPS, standing
from kith.foundation.people.models import Person


class Full(Exception):
    """A course has as many steps as it can have."""


@transaction.atomic
def add_step(item: Item, *, sort: str, by: Person, **details: Any) -> Step:
    """Put a step at the end of a course. `details` are the fields of `Step` by their names."""
    course = _held(item)
    steps = standing(item)
    if steps.count() >= MOST_STEPS:
        raise Full
    last = steps.aggregate(last=Max("number"))["last"] or 0
    step = Step(course=course, number=last + 1, sort=sort, **details)
    _render(step, item)
    step.save()
    tell_anew(course, by=by)
    return step


@transaction.atomic
def change_step(step: Step, *, item: Item, by: Person, **details: Any) -> None:
    """Change what a step says or leads to; who is done with it stays so."""
    course = _held(item)
    for name, value in details.items():
        setattr(step, name, value)
    _render(step, item)
    step.save(update_fields=[*details, "html"])
    tell_anew(course, by=by)


@transaction.atomic
def swap(step: Step, *, past: Step, item: Item, by: Person) -> None:
    """Let two steps take each other's place."""
    course = _held(item)
    held = standing(item).filter(pk__in=[step.pk, past.pk])
    numbers = dict(held.values_list("pk", "number"))
    if len(numbers) < 2:  # one of them was taken out meanwhile
        return
    Step.objects.filter(pk=step.pk).update(number=numbers[past.pk])
    Step.objects.filter(pk=past.pk).update(number=numbers[step.pk])
    tell_anew(course, by=by)


@transaction.atomic
def take_out(step: Step, *, item: Item, by: Person) -> None:
    """Let a step be no part of the course any more; what people wrote for themselves at it stays theirs."""
    course = _held(item)
    step.number = None
    step.save(update_fields=["number"])
    tell_anew(course, by=by)


def _held(item: Item) -> Course:
    """The course, whose steps nobody else changes until the transaction ends."""
    course = Course.objects.select_for_update(no_key=True).get(item=item)
    course.item = item
    return course


def _render(step: Step, item: Item) -> None:
    step.html = write(step.source, space=item.space, anchor="step-").html if step.source.strip() else ""
