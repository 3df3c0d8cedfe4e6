"""A credential of one's own, and what its board waived."""

from datetime import date
from typing import Any

from kith.domains.learning.actions.reminding import look_again
from kith.domains.learning.models import Credential, Waiver
from kith.foundation.people.models import Person
from kith.infrastructure.database.private import seen_as


def hold(*, by: Person, **details: Any) -> Credential:
    """Write down a credential; nobody else sees it. Its owner is reminded of its days unless they choose otherwise."""
    with seen_as(by):
        made = Credential.objects.create(person=by, **details)
        look_again(by)
    return made


def change(credential: Credential, *, by: Person, **details: Any) -> None:
    """Correct it, say until when the board renewed it, or let it follow other rules."""
    with seen_as(by):
        for name, value in details.items():
            setattr(credential, name, value)
        credential.save(update_fields=details)
        look_again(by)


def drop(credential: Credential, *, by: Person) -> None:
    """Take it away with its waivers. Hours that were for it alone stay, and count for all others."""
    with seen_as(by):
        Credential.objects.filter(pk=credential.pk, person=by).delete()
        look_again(by)


def waive(credential: Credential, *, on: date, reason: str, by: Person) -> None:
    """Write down that the board asks for nothing in the period in which this day is."""
    with seen_as(by):
        Waiver.objects.update_or_create(
            credential=credential, on=on, defaults={"person": by, "reason": reason}
        )
        look_again(by)


def take_waiver_back(waiver: Waiver, *, by: Person) -> None:
    """From now on the period asks for what it would ask of anyone."""
    with seen_as(by):
        Waiver.objects.filter(pk=waiver.pk, person=by).delete()
        look_again(by)
