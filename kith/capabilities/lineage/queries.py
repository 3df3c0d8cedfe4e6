"""Reading lineage for one person."""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import connection

from kith.capabilities.items.models import Item
from kith.capabilities.lineage.models import Link
from kith.foundation.people.models import Person

MOST, FAR = 300, 12

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
        UNION SELECT beside.id, near.away + 1 FROM near CROSS JOIN LATERAL (
            SELECT parent_id AS id FROM lineage_link WHERE child_id = near.id
            UNION ALL SELECT child_id FROM lineage_link WHERE parent_id = near.id
        ) beside WHERE near.away < %s
    ) SELECT id FROM near GROUP BY id ORDER BY min(away), id LIMIT %s
"""


def ancestors_of(item: Item) -> set[int]:
    """The keys of all that an item grew out of."""
    with connection.cursor() as cursor:
        cursor.execute(_ANCESTORS, [item.pk])
        return {key for (key,) in cursor.fetchall()}


def family_keys(item: Item) -> set[int]:
    """The keys of an item and its nearest relatives, whoever may see them."""
    return set(_nearest(item))


def _nearest(item: Item) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(_FAMILY, [item.pk, FAR, MOST + 1])
        return [key for (key,) in cursor.fetchall()]


@dataclass(frozen=True)
class Family:
    """Items and the links between them, as far as one person may see; `is_whole` unless it was too large to read."""

    items: dict[int, Item]
    links: tuple[Link, ...]
    is_whole: bool


def family_of(item: Item, *, reader: Person | None, most: int = MOST) -> Family:
    """What an item grew out of and what grew out of it: the nearest, and only what its reader may see at both ends.

    What is chosen is chosen among what they see, so that nothing tells of what they do not. What was withdrawn keeps its
    place, for whoever could see it before.
    """
    keys = _nearest(item)
    seen = Item.objects.reached_by(reader).filter(pk__in=keys[:MOST])
    among = list(Link.objects.filter(child__in=seen, parent__in=seen).order_by("at", "pk"))
    known = _reached(item.pk, among)
    nearest = set(known[:most])
    links = tuple(link for link in among if {link.child_id, link.parent_id} <= nearest)
    items = seen.for_card().in_bulk(nearest)
    return Family(items, links, is_whole=len(known) <= most and len(keys) <= MOST)


def _reached(start: int, links: Sequence[Link]) -> list[int]:
    """Those to whom a way leads that the reader sees all of, the nearest first: nobody learns that there is something
    between two."""
    nearby: dict[int, list[int]] = {}
    for link in links:
        nearby.setdefault(link.child_id, []).append(link.parent_id)
        nearby.setdefault(link.parent_id, []).append(link.child_id)
    known = {start: None}
    waiting = deque(known)
    while waiting:
        for each in nearby.get(waiting.popleft(), []):
            if each not in known:
                known[each] = None
                waiting.append(each)
    return list(known)
