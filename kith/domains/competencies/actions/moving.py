"""What becomes of someone's looks and plan when their account is closed, or joined to another one of theirs."""

from typing import Any

from kith.domains.competencies.models import Answer, Look, NextStep
from kith.foundation.people.models import Person
from kith.infrastructure.database.carrying import carry
from kith.infrastructure.database.private import seen_as

WALLED: tuple[type[Any], ...] = (Look, Answer, NextStep)  # what others belong to first


def forget(person: Person) -> None:
    """After an account is closed: nothing of it stays."""
    with seen_as(person):
        for model in reversed(WALLED):
            model.objects.filter(person=person).delete()


def move(ended: Person, *, into: Person) -> None:
    """Give it to the account that is kept."""
    carry([model.objects.all() for model in WALLED], ended, into=into, forget=forget)
