"""Cards of items in lists, in pages and never by counting."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import BooleanField, Case, DateTimeField, F, Q, QuerySet, Value, When

from kith.capabilities.items.models import Item
from kith.capabilities.items.queries import card_facts, tags_of_item, with_reading
from kith.foundation.people.models import Person
from kith.foundation.spaces.apart import is_kept
from kith.foundation.spaces.places import places
from kith.lib.paging import page_at

PAGE = 20


@dataclass(frozen=True)
class Cards:
    """One page of cards."""

    items: list[Item]
    number: int
    has_later: bool


def for_cards(items: QuerySet[Item, Item], person: Person | None) -> QuerySet[Item, Item]:
    """All that a card shows, in the query of the items themselves; who is kept from its reader stands on none."""
    cards = with_reading(items, person).select_related(
        "space", "author__person", "thread__last_author__person"
    )
    unseen = is_kept(person, author="thread__last_author")
    return cards.annotate(
        card_facts=card_facts(), tag_list=tags_of_item(), unread=is_unread(person), last_author_unseen=unseen
    )


def in_order(keys: Sequence[int], *, reader: Person | None) -> list[Item]:
    """The cards of these items in this order, without what the reader may not see."""
    found = for_cards(Item.objects.visible_to(reader), reader).in_bulk(keys)
    return [found[key] for key in keys if key in found]


def is_unread(person: Person | None) -> Any:
    """Never opened since one came to its space, or written in since one was there last."""
    mine = places(person)
    if not mine:
        return Value(False)
    since = Case(
        *[When(space=key, then=Value(place.since)) for key, place in mine.items()],
        output_field=DateTimeField(),
    )
    never_opened = Q(last_read__isnull=True, last_activity_at__gte=since)
    has_new = Q(last_read__lt=F("thread__last_number"))
    return Case(
        When(level="muted", then=False), When(never_opened | has_new, then=True),
        default=False, output_field=BooleanField(),
    )  # fmt: skip


def page_of_cards(items: QuerySet[Item, Item], page: int) -> Cards:
    """One page of items that were put in order."""
    found = page_at(items, page, size=PAGE)
    return Cards(list(found.rows), page, found.has_later)
