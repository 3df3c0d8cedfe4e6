"""Changing what stands around an item."""

from collections.abc import Iterable

from django.db import transaction

from kith.capabilities.conversations.actions.writing import note_opening
from kith.capabilities.conversations.around import ITS_OWN, edition_around
from kith.capabilities.conversations.models import Thread
from kith.capabilities.items import actions as items
from kith.capabilities.items.models import Item
from kith.capabilities.tags.actions import tag
from kith.foundation.people.models import Person
from kith.infrastructure.database.meanwhile import ChangedMeanwhile


@transaction.atomic
def revise(
    item: Item, *, tags: Iterable[str], by: Person, no_advice: bool | None = None, seen: str | None = None,
    **details: str,
) -> None:  # fmt: skip
    """Change what stands around an item: its title, tags, content note, audience or language, and whether to be heard alone.

    If someone else changed it since it was `seen`, nothing is written over.
    """
    hold(item)
    names = {"tags", *details} | (set() if no_advice is None else {"no_advice"})
    is_late = seen is not None and seen != edition_around(item, names)
    carried = set(item.tags.all())
    tag(item, words=tags, by=item.space.own_place(by))
    is_retagged = carried != set(item.tags.all())
    is_asked_anew = no_advice is not None and Thread.objects.filter(item=item).exclude(
        no_advice=no_advice
    ).update(no_advice=no_advice)
    if is_retagged or is_asked_anew or any(getattr(item, name) != value for name, value in details.items()):
        if is_late:
            raise ChangedMeanwhile
        items.revise(item, by=by, **details)
        note_opening(item)


def hold(item: Item) -> None:
    """Let nobody else change what stands around an item until the transaction ends; it is read anew. A part of a verb."""
    Item.objects.select_for_update(no_key=True).get(pk=item.pk)
    item.refresh_from_db(fields=ITS_OWN)
