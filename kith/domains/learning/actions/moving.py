"""What becomes of someone's learning when their account is closed, or joined to another one of theirs."""

from typing import Any

from django.db.models import Max

from kith.domains.learning.actions.reminding import look_again
from kith.domains.learning.models import Certificate, Credential, Hours, Proof, Reminder, Waiver
from kith.foundation.people.models import Person
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
    """Give it to the account that is kept. No one sees two people's rows at once: they are read as one, and written as the other."""
    with seen_as(ended):
        rows = {model: list(model.objects.filter(person=ended)) for model in reversed(WALLED)}
    forget(ended)
    with seen_as(into):
        taken = set(Hours.objects.filter(person=into).exclude(key="").values_list("key", flat=True))
        rows[Hours] = [each for each in rows[Hours] if each.key not in taken]
        kept = {each.pk for each in rows[Hours]}
        rows[Proof] = [each for each in rows[Proof] if each.hours_id in kept]
        _number_anew(rows[Certificate], into)
        for model, own in rows.items():
            for each in own:
                each.person = into
            model.objects.bulk_create(own)
        look_again(into)


def _number_anew(certificates: list[Certificate], into: Person) -> None:
    """Where both have one under the same key, both are kept, one after the other."""
    last = Certificate.objects.filter(person=into).values_list("key").annotate(last=Max("edition"))
    before = dict(last.values_list("key", "last"))
    for each in certificates:
        each.edition += before.get(each.key, 0)
