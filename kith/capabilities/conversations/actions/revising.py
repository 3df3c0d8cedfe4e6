"""Changing what stands around an item."""

from collections.abc import Iterable

from django.db import transaction

from kith.capabilities.conversations.actions.writing import note_opening
from kith.capabilities.conversations.models import Thread
from kith.capabilities.items import actions as items
from kith.capabilities.items.models import Item
from kith.capabilities.tags.actions import tag
from kith.foundation.people.models import Person


@transaction.atomic
def revise(
    item: Item, *, tags: Iterable[str], by: Person, no_advice: bool | None = None, **details: str
) -> None:
    """Change what stands around an item: its title, tags, content note, audience or language, and whether to be heard alone."""
    carried = set(item.tags.all())
    tag(item, words=tags, by=item.space.own_place(by))
    is_retagged = carried != set(item.tags.all())
    is_asked_anew = no_advice is not None and Thread.objects.filter(item=item).exclude(
        no_advice=no_advice
    ).update(no_advice=no_advice)
    if is_retagged or is_asked_anew or any(getattr(item, name) != value for name, value in details.items()):
        items.revise(item, by=by, **details)
        note_opening(item)
