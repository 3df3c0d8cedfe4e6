"""Looking around in the library: by what it is good for, where and by whom it can be used, and whether it was tried."""

from collections import Counter
from collections.abc import Mapping
from itertools import chain

from django.db.models import QuerySet

from kith.capabilities.conversations.cards import Cards, for_cards, page_of_cards
from kith.capabilities.items.models import Item
from kith.domains.library.asking import Asked
from kith.foundation.people.models import Person

COUNTED = 1_000
MANY = {"purpose": "entry__purposes", "setting": "entry__settings", "role": "entry__roles"}
ONE = {"country": "entry__country", "minutes": "entry__minutes", "language": "language"}


def browse(asked: Asked, *, reader: Person | None, page: int) -> Cards:
    """What this reader may see of what they look for, the newest first."""
    return page_of_cards(for_cards(_found(asked, reader), reader).order_by("-entry__renewed_at"), page)


def counts(asked: Asked, *, reader: Person | None) -> Mapping[str, Counter[str]]:
    """What else there is among the newest thousand, for each word of each list, counted in one query."""
    rows = list(
        _found(asked, reader).order_by("-entry__renewed_at")
        .values_list(*MANY.values(), *ONE.values())[:COUNTED]
    )  # fmt: skip
    columns = zip(*rows, strict=True) if rows else ((),) * len(MANY | ONE)
    return {
        name: Counter(chain.from_iterable(column) if name in MANY else filter(None, column))
        for name, column in zip(MANY | ONE, columns, strict=True)
    }


def _found(asked: Asked, reader: Person | None) -> QuerySet[Item, Item]:
    return Item.objects.visible_to(reader).filter(asked.condition())
