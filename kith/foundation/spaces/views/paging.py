"""Lists in pages, without counting what comes after."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest

from kith.lib.paging import page_number


@dataclass(frozen=True)
class Page:
    rows: Sequence[Any]
    number: int
    has_later: bool


def page_of(rows: QuerySet[Any, Any], request: HttpRequest, *, size: int) -> Page:
    """The page that was asked for; nonsense is the first."""
    number = page_number(request)
    start = (number - 1) * size
    found = list(rows[start : start + size + 1])
    return Page(found[:size], number, has_later=len(found) > size)
