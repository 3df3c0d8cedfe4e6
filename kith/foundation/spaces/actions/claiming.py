"""Becoming the author of one's own words in an archive."""

from collections.abc import Iterable

from django.db import transaction

from kith.foundation.activity.facts import record
from kith.foundation.people.models import Claimable, Person
from kith.foundation.spaces.events import Claimed
from kith.foundation.spaces.models import Membership
from kith.foundation.spaces.places import forget_places


@transaction.atomic
def claim_by_email(person: Person, emails: Iterable[str]) -> None:
    """Sign with a person's account what archives have of their proven addresses. Nobody gets in anywhere by it."""
    placeholders = Claimable.objects.filter(email__in=[email.lower() for email in emails]).select_related(
        "person"
    )
    for claimable in placeholders:
        for membership in Membership.objects.filter(person=claimable.person).select_related("space"):
            membership.person = person
            membership.save(update_fields=["person"])
            record(Claimed(space=membership.space, name=person.name), by=person)
        claimable.person.delete()
    forget_places(person)
