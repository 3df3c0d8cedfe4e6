"""What is answered where an item is not: nothing; or, if it was withdrawn, that it was."""

from typing import Any

from django.http import Http404

from kith.capabilities.items.models import Item
from kith.foundation.people.models import Person


class Withdrawn(Http404):
    """What someone looks for was withdrawn, and they could see it before. Whoever answers shows the reason."""

    def __init__(self, item: Item) -> None:
        super().__init__("This was withdrawn.")
        self.item = item


def not_there(person: Person | None, **which: Any) -> Http404:
    """What every way to an item, or to what belongs to it, raises when it finds none; `which` filters items.

    Whoever could see what was withdrawn meets its tombstone; for others there never was anything.
    """
    gone = Item.objects.reached_by(person).filter(state=Item.State.RETIRED, **which)
    item = gone.select_related("space").first()
    return Withdrawn(item) if item else Http404()
