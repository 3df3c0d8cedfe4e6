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
    """Give it to the account that is kept. Hours under a key that both have are there once, with the proof that one of them had."""
    carry(
        [model.objects.all() for model in reversed(WALLED)], ended, into=into, forget=forget, fit=_noted_once
    )
    look_again(into)


def _noted_once(rows: Rows, into: Person) -> Rows:
    known = dict(Hours.objects.filter(person=into).exclude(key="").values_list("key", "pk"))
    twins = {each.pk: known[each.key] for each in rows[Hours] if each.key in known}
    _number_anew(rows[Certificate], into)
    return rows | {
        Hours: [each for each in rows[Hours] if each.pk not in twins],
        Proof: _handed_on(rows[Proof], twins, into),
    }


def _handed_on(proofs: list[Proof], twins: dict[int, int], into: Person) -> list[Proof]:
    """What proved hours that are there already proves those, unless they are proven."""
    for each in proofs:
        each.hours_id = twins.get(each.hours_id, each.hours_id)
    proven = set(Proof.objects.filter(person=into).values_list("hours", flat=True))
    return [each for each in proofs if each.hours_id not in proven]


def _number_anew(certificates: list[Certificate], into: Person) -> None:
    """Where both have one under the same key, both are kept, one after the other."""
    last = Certificate.objects.filter(person=into).values_list("key").annotate(last=Max("edition"))
    before = dict(last.values_list("key", "last"))
    for each in certificates:
        each.edition += before.get(each.key, 0)
