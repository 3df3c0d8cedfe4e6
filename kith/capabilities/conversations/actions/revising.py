"""Changing what stands around an item."""

from collections.abc import Iterable

from django.db import transaction

from kith.capabilities.conversations.actions.writing import note_opening
from kith.capabilities.items import actions as items
from kith.capabilities.items.models import Item
from kith.capabilities.tags.actions import tag
from kith.foundation.people.models import Person


@transaction.atomic
def revise(item: Item, *, tags: Iterable[str], by: Person, **details: str) -> None:
    """Change what stands around an item: its title, tags, content note, audience or language."""
    carried = set(item.tags.all())
    tag(item, words=tags, by=item.space.own_place(by))
    is_retagged = carried != set(item.tags.all())
    if is_retagged or any(getattr(item, name) != value for name, value in details.items()):
        items.revise(item, by=by, **details)
        note_opening(item)
