"""What becomes of someone's learning when their account is closed, or joined to another one of theirs."""

from typing import Any

from django.db.models import Max

from kith.domains.learning.actions.reminding import look_again
from kith.domains.learning.models import Certificate, Credential, Hours, Proof, Reminder, Waiver
from kith.foundation.people.models import Person
from kith.infrastructure.database.carrying import Rows, carry
from kith.infrastructure.database.private import seen_as

WALLED: tuple[type[Any], ...] = (Waiver, Proof, Hours, Credential, Certificate)  # what leads to others first


def forget(person: Person) -> None:
    """After an account is closed: nothing of it stays. Certificates that were given away can still be checked, since what is on
    record of them leads to nobody."""
    with seen_as(person):
        for model in WALLED:
            model.objects.filter(person=person).delete()
    Reminder.objects.filter(person=person).delete()


def move(ended: Person, *, into: Person) -> None:
    """Give it to the account that is kept. Hours under a key that both have are there once."""
    carry(
        [model.objects.all() for model in reversed(WALLED)], ended, into=into, forget=forget, fit=_noted_once
    )
    look_again(into)


def _noted_once(rows: Rows, into: Person) -> Rows:
    taken = set(Hours.objects.filter(person=into).exclude(key="").values_list("key", flat=True))
    hours = [each for each in rows[Hours] if each.key not in taken]
    kept = {each.pk for each in hours}
    _number_anew(rows[Certificate], into)
    return rows | {Hours: hours, Proof: [each for each in rows[Proof] if each.hours_id in kept]}


def _number_anew(certificates: list[Certificate], into: Person) -> None:
    """Where both have one under the same key, both are kept, one after the other."""
    last = Certificate.objects.filter(person=into).values_list("key").annotate(last=Max("edition"))
    before = dict(last.values_list("key", "last"))
    for each in certificates:
        each.edition += before.get(each.key, 0)
