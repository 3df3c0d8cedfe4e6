"""Holding a gathering, so that of two changes at once one waits for the other."""

from kith.capabilities.items.models import Item
from kith.domains.gatherings.models import Gathering


def held(item: Item) -> Gathering:
    """The gathering, which nobody else changes until the transaction ends."""
    return Gathering.objects.select_for_update(no_key=True).get(item=item)
