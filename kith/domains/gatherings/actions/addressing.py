"""Private addresses for calendar programs."""

from django.db import transaction

from kith.domains.gatherings.models import Address
from kith.foundation.people.models import Person
from kith.foundation.spaces.models import Space


@transaction.atomic
def renew(*, by: Person, space: Space | None) -> Address:
    """Make a new address; a calendar that still reads at the old one finds nothing there."""
    Address.objects.filter(person=by, space=space).delete()
    return Address.objects.create(person=by, space=space)


def forget(person: Person) -> None:
    """Whoever closes their account has no calendar here."""
    Address.objects.filter(person=person).delete()
