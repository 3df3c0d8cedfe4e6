"""Private addresses for calendar programs."""

from django.db import transaction

from kith.domains.gatherings.models import Address
from kith.foundation.people.models import Person
from kith.foundation.spaces.models import Space


@transaction.atomic
def renew(*, by: Person, space: Space | None) -> Address:
    """Make a new address; a calendar that still reads at the old one finds nothing there."""
    before = Address.objects.filter(person=by, space=space)
    is_named = before.filter(is_named=True).exists()
    before.delete()
    return Address.objects.create(person=by, space=space, is_named=is_named)


def show_names(*, is_named: bool, by: Person) -> None:
    """Let circles stand by their names in the calendar of one's own, or by a word that tells nothing."""
    Address.objects.filter(person=by, space=None).update(is_named=is_named)


def forget(person: Person) -> None:
    """Whoever closes their account has no calendar here."""
    Address.objects.filter(person=person).delete()
