"""Lists in pages, without counting what comes after."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest

from kith.lib.numbers import whole

FURTHEST = 500

type Rows = QuerySet[Any, Any] | Sequence[Any]


@dataclass(frozen=True)
class Page:
    rows: Sequence[Any]
    number: int
    has_later: bool


def page_number(request: HttpRequest) -> int:
    """A page that exists or could exist; nonsense is the first."""
    asked = request.GET.get("page", "")
    return min(max(whole(asked, digits=4) or 1, 1), FURTHEST)


def page_at(rows: Rows, number: int, *, size: int) -> Page:
    """One page of rows that were put in order."""
    start = (number - 1) * size
    found = list(rows[start : start + size + 1])
    return Page(found[:size], number, has_later=len(found) > size)


def page_of(rows: Rows, request: HttpRequest, *, size: int) -> Page:
    """The page that was asked for."""
    return page_at(rows, page_number(request), size=size)
