"""What goes when an account is closed, or when an item is deleted."""

from django.db import transaction

from kith.capabilities.items.models import Item
from kith.capabilities.versions.files import erase_files
from kith.capabilities.versions.models import Contributor, Retirement, Version
from kith.foundation.people.models import Person
from kith.foundation.spaces.masks import masks_of


@transaction.atomic
def forget(person: Person) -> None:
    """After an account is closed: what they alone were writing goes, and they are asked nothing any more."""
    signed = [person.pk, *(mask.person_id for mask in masks_of(person))]
    own = Contributor.objects.filter(member__person__in=signed)
    for item in Item.objects.filter(state=Item.State.DRAFT, contributors__in=own):
        if not item.contributors.exclude(member__person__in=signed).exists():
            item.delete()
    own.filter(state=Contributor.State.ASKED).delete()


def erase(item: Item) -> None:
    """Delete the words of all versions, their files, and why it was withdrawn; that there were some, and when, stays."""
    erase_files(item)
    item.versions.filter(state=Version.State.DRAFT).delete()
    item.materials.all().delete()
    item.versions.update(title="", words={}, shown={}, why="")
    Retirement.objects.filter(item=item).update(reason="", instead=None)
