"""Reading the sources of an item, for one person."""

from django.db.models import QuerySet
from django.http import Http404

from kith.capabilities.citations.models import Reference
from kith.capabilities.items.models import Item
from kith.capabilities.versions.queries import reach_known
from kith.foundation.people.models import Person
from kith.foundation.spaces.models import Space

SHOWN = 50  # on the page of the item; all of them have a page of their own


class Cited:
    """A reference together with its item, which was reached first."""

    def __init__(self, item: Item, reference: Reference) -> None:
        self.item, self.reference = item, reference

    @property
    def space(self) -> Space:
        return self.item.space


def references_of(item: Item) -> QuerySet[Reference]:
    """What an item stands on, by its numbers; for those who may see the item."""
    return item.references.select_related("work").order_by("number")


def reach_cited(person: Person | None, pk: int, number: int) -> Cited:
    """A source of an item, if someone may see the item or writes it. The work that the item is about is none of them."""
    item = reach_known(person, pk)
    reference = references_of(item).filter(number=number, is_subject=False).first()
    if reference is None:
        raise Http404
    reference.item = item
    return Cited(item, reference)
