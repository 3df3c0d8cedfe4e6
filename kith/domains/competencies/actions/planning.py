"""What someone wants to do next. Nobody else sees any of it."""

from datetime import date
from typing import Any

from django.utils import timezone

from kith.capabilities.items.models import Item
from kith.domains.competencies.frameworks.shapes import Competency
from kith.domains.competencies.models import NextStep
from kith.foundation.people.models import Person
from kith.infrastructure.database.private import seen_as

State = NextStep.State


def plan(
    words: str, *, by: Person, about: Competency | None = None, item: Item | None = None,
    by_when: date | None = None,
) -> NextStep:  # fmt: skip
    """Put a next step into one's plan. The same one sent twice on a day is there once."""
    with seen_as(by):
        told = _told(words, about, item, by_when)
        same = NextStep.objects.filter(person=by, state=State.OPEN, made_on=timezone.localdate(), **told)
        return same.first() or NextStep.objects.create(person=by, **told)


def change(
    step: NextStep, words: str, *, by: Person, about: Competency | None, item: Item | None, by_when: date | None
) -> None:  # fmt: skip
    """Say a step better."""
    _write(step, by=by, **_told(words, about, item, by_when))


def end(step: NextStep, state: NextStep.State, *, by: Person) -> None:
    """A step is done, or let go; nobody asks why."""
    _write(step, by=by, state=state, ended_on=timezone.localdate())


def take_up(step: NextStep, *, by: Person) -> None:
    """A step that was done or let go is ahead again."""
    _write(step, by=by, state=State.OPEN, ended_on=None)


def drop(step: NextStep, *, by: Person) -> None:
    """Delete a step. It cannot be brought back."""
    with seen_as(by):
        NextStep.objects.filter(pk=step.pk, person=by).delete()


def _told(words: str, about: Competency | None, item: Item | None, by_when: date | None) -> dict[str, Any]:
    framework, competency = about.key if about else ("", "")
    return {
        "words": words, "framework": framework, "competency": competency, "item": item, "by_when": by_when,
    }  # fmt: skip


def _write(step: NextStep, *, by: Person, **values: Any) -> None:
    with seen_as(by):
        NextStep.objects.filter(pk=step.pk, person=by).update(**values)
