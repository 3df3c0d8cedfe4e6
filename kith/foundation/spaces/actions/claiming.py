"""Becoming the author of one's own words in an archive."""

from django.db import transaction

from kith.foundation.activity.facts import record
from kith.foundation.people.models import Person
from kith.foundation.spaces.events import Claimed
from kith.foundation.spaces.models import Membership
from kith.foundation.spaces.places import forget_places
from kith.lib import slugs


@transaction.atomic
def claim(placeholder: Person, *, by: Person, keep_name: bool = False) -> None:
    """Make a person the author of a placeholder's words, by their own name or the one in the archive.

    Nobody gets in anywhere by it: these memberships sign words and nothing else.
    """
    for membership in Membership.objects.filter(person=placeholder).select_related("space"):
        if keep_name:
            membership.display_name = placeholder.name
        else:
            membership.handle = _free_handle(membership, by.handle)
        membership.person = by
        membership.save(update_fields=["person", "display_name", "handle"])
        record(Claimed(space=membership.space, member=membership.pk), by=None)
    placeholder.delete()
    forget_places(by)


def _free_handle(membership: Membership, wanted: str) -> str:
    """One that nobody has there, not even the same person in the place where they belong."""
    others = Membership.objects.filter(space=membership.space_id).exclude(pk=membership.pk)
    return slugs.free(slugs.handle(wanted), lambda handle: others.filter(handle=handle).exists())
