"""What becomes of someone's looks and plan when their account is closed, or joined to another one of theirs."""

from typing import Any

from kith.domains.competencies.models import Answer, Look, NextStep
from kith.foundation.people.models import Person
from kith.infrastructure.database.private import seen_as

WALLED: tuple[type[Any], ...] = (Look, Answer, NextStep)  # what others belong to first


def forget(person: Person) -> None:
    """After an account is closed: nothing of it stays."""
    with seen_as(person):
        for model in reversed(WALLED):
            model.objects.filter(person=person).delete()


def move(ended: Person, *, into: Person) -> None:
    """Give it to the account that is kept. No one sees two people's rows at once: they are read as one, and written as the other."""
    with seen_as(ended):
        rows = {model: list(model.objects.filter(person=ended)) for model in WALLED}
    forget(ended)
    with seen_as(into):
        for model, own in rows.items():
            for each in own:
                each.person = into
            model.objects.bulk_create(own)
