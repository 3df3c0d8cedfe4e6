"""Reading lineage for one person."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import connection

from kith.capabilities.items.models import Item
from kith.capabilities.lineage.models import Link
from kith.foundation.people.models import Person

MOST = 300

_ANCESTORS = """
    WITH RECURSIVE up(id) AS (
        SELECT parent_id FROM lineage_link WHERE child_id = %s
        UNION SELECT link.parent_id FROM lineage_link link JOIN up ON link.child_id = up.id
    ) SELECT id FROM up
"""
# The whole family: up to where it begins, and from there all that grew out of it; the nearest first.
_FAMILY = """
    WITH RECURSIVE near(id, away) AS (
        SELECT %s::bigint, 0
        UNION SELECT CASE WHEN link.child_id = near.id THEN link.parent_id ELSE link.child_id END, near.away + 1
        FROM lineage_link link JOIN near ON near.id IN (link.child_id, link.parent_id) WHERE near.away < 12
    ) SELECT id FROM near GROUP BY id ORDER BY min(away), id LIMIT %s
"""


def ancestors_of(item: Item) -> set[int]:
    """The keys of all that an item grew out of."""
    with connection.cursor() as cursor:
        cursor.execute(_ANCESTORS, [item.pk])
        return {key for (key,) in cursor.fetchall()}


def family_keys(item: Item) -> set[int]:
    """The keys of an item and its nearest relatives, whoever may see them."""
    with connection.cursor() as cursor:
        cursor.execute(_FAMILY, [item.pk, MOST + 1])
        return {key for (key,) in cursor.fetchall()}


@dataclass(frozen=True)
class Family:
    """Items and the links between them, as far as one person may see; `is_whole` unless it was too large to read."""

    items: dict[int, Item]
    links: tuple[Link, ...]
    is_whole: bool


def family_of(item: Item, *, reader: Person | None) -> Family:
    """What an item grew out of and what grew out of it: the nearest, and only what its reader may see at both ends."""
    with connection.cursor() as cursor:
        cursor.execute(_FAMILY, [item.pk, MOST + 1])
        keys = [key for (key,) in cursor.fetchall()]
    seen = {each.pk: each for each in Item.objects.visible_to(reader).filter(pk__in=keys[:MOST]).for_card()}
    among = list(Link.objects.filter(child__in=seen, parent__in=seen).order_by("at", "pk"))
    known = _reached(item.pk, among)
    links = tuple(link for link in among if link.child_id in known)
    return Family(
        {key: each for key, each in seen.items() if key in known}, links, is_whole=len(keys) <= MOST
    )


def _reached(start: int, links: Sequence[Link]) -> set[int]:
    """Those to whom a way leads that the reader sees all of: nobody learns that there is something between two."""
    nearby: dict[int, set[int]] = {}
    for link in links:
        nearby.setdefault(link.child_id, set()).add(link.parent_id)
        nearby.setdefault(link.parent_id, set()).add(link.child_id)
    known, next_ones = {start}, [start]
    while next_ones:
        found = nearby.get(next_ones.pop(), set()) - known
        known |= found
        next_ones += found
    return known
