"""Looking around in the library: by words, what it is good for, where and by whom it can be used, and how well it was tried."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from kith.capabilities.conversations.cards import PAGE, Cards, for_cards, in_order, page_of_cards
from kith.capabilities.items.models import Item
from kith.capabilities.search.queries import openings
from kith.domains.library.asking import Asked
from kith.domains.library.ranking import standing
from kith.foundation.people.models import Person
from kith.lib.search_syntax import parse

COUNTED = 150
MANY = {
    "purpose": "entry__purposes",
    "setting": "entry__settings",
    "role": "entry__roles",
    "evidence": "entry__appraised",
    "lived": "entry__appraised",
}
ONE = {"country": "entry__country", "minutes": "entry__minutes", "language": "language"}
COLUMNS = tuple(dict.fromkeys((*MANY.values(), *ONE.values())))  # two lists may be read from one of them

Row = tuple[Any, ...]


@dataclass(frozen=True)
class Counts:
    """How often each word stands in what was found, by list: of all that was found, or at least so often."""

    lists: Mapping[str, Counter[str]]
    is_all: bool


@dataclass(frozen=True)
class Found:
    """One page of what was found, and how much there is of what else among it."""

    cards: Cards
    counts: Counts


def look(asked: Asked, *, reader: Person | None, language: str, page: int) -> Found:
    """What this reader may see of what they look for: the best first if they gave words, else the newest."""
    found = Item.objects.visible_to(reader).filter(asked.condition())
    if asked.words:
        keys = best_first(asked, among=found, reader=reader, language=language)
        return Found(_page_of(keys, reader, page), tallied(first_of(found.filter(pk__in=keys))))
    newest = found.order_by("-entry__renewed_at")
    first = first_of(newest)
    return Found(_page_among(first, newest, reader, page), tallied(first))


def first_found(asked: Asked, *, reader: Person | None, language: str, most: int) -> list[Item]:
    """The first of the same, in the same order."""
    found = Item.objects.visible_to(reader).filter(asked.condition())
    if not asked.words:
        return list(found.order_by("-entry__renewed_at")[:most])
    keys = best_first(asked, among=found, reader=reader, language=language)[:most]
    known = found.in_bulk(keys)
    return [known[key] for key in keys if key in known]


def best_first(
    asked: Asked, *, among: QuerySet[Item, Item], reader: Person | None, language: str
) -> list[int]:
    """The keys of the items that the words fit, in the order that ranking.py makes; of the newest matches."""
    now = timezone.now()
    matching = openings(parse(asked.words), among=among, reader=reader, language=language)
    rows = matching.values_list(
        "rank", "item", "item__entry__tries", "item__entry__tried_in", "item__entry__renewed_at"
    )
    ranked = [
        (standing(rank, days=(now - at).total_seconds() / 86_400, people=tries, settings=len(tried_in)), key)
        for rank, key, tries, tried_in, at in rows
    ]
    return [key for _standing, key in sorted(ranked, reverse=True)]


def _page_among(first: list[Row], newest: QuerySet[Item, Item], reader: Person | None, page: int) -> Cards:
    """A page of the newest, by their keys where they are known already, so that they are not looked for twice."""
    is_known = len(first) <= COUNTED or page * PAGE <= COUNTED
    if is_known:
        return _page_of([key for key, *_rest in first], reader, page)
    return page_of_cards(for_cards(newest, reader), page)


def _page_of(keys: list[int], reader: Person | None, page: int) -> Cards:
    start = (page - 1) * PAGE
    shown = in_order(keys[start : start + PAGE], reader=reader)
    return Cards(shown, page, has_later=len(keys) > start + PAGE)


def first_of(found: QuerySet[Item, Item]) -> list[Row]:
    """The key and the words of each list, of the first of what was found and of one more, if there is one."""
    return list(found.values_list("pk", *COLUMNS)[: COUNTED + 1])


def tallied(rows: list[Row]) -> Counts:
    """How often each word of each list stands in what was found, or in the first of it.

    To count all would cost the more the larger a library grows.
    """
    columns = list(zip(*rows[:COUNTED], strict=True))[1:] if rows else [()] * len(COLUMNS)
    there = {
        path: Counter(filter(None, column if path in ONE.values() else chain.from_iterable(column)))
        for path, column in zip(COLUMNS, columns, strict=True)
    }
    lists = {name: there[path] for name, path in (MANY | ONE).items()}
    return Counts(lists, is_all=len(rows) <= COUNTED)
