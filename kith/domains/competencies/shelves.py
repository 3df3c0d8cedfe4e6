"""What the page of a competency shows of what others made. Domains above bring their shelves; KITH_SHELVES names them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.module_loading import import_string

from kith.foundation.people.models import Person
from kith.lib.citations.shapes import Record

type Words = str | Promise


def _as_they_are(rows: Sequence[Any], reader: Person | None) -> Sequence[Any]:
    return rows


@dataclass(frozen=True)
class Shelf:
    """Where things of some kinds stand.

    `rows` gives what a reader may see of the items with these keys, in the order of the shelf; `shown` makes of some rows
    what `card`, a template, shows as `each`, without another query for each of them. `none` is said where nothing stands.
    Of what is cited elsewhere, `records` makes published works, which can be taken along as a file.
    """

    code: str
    kinds: tuple[str, ...]
    words: Words
    none: Words
    rows: Callable[[QuerySet[Any, Any], Person | None], QuerySet[Any, Any]]
    card: str
    shown: Callable[[Sequence[Any], Person | None], Sequence[Any]] = _as_they_are
    records: Callable[[Sequence[Any], Person | None], Sequence[Record]] | None = None


@cache
def shelves() -> dict[str, Shelf]:
    """Those that the settings list, by their codes and in that order."""
    found: list[Shelf] = [import_string(path) for path in settings.KITH_SHELVES]
    return {shelf.code: shelf for shelf in found}


def kinds_on_shelves() -> set[str]:
    """Which kinds of items can be about competencies."""
    return {kind for shelf in shelves().values() for kind in shelf.kinds}
