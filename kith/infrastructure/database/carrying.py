"""Carrying rows from behind the wall to another account of the same person."""

from collections.abc import Callable, Iterable
from typing import Any

from django.db.models import QuerySet

from kith.infrastructure.database.private import HasKey, seen_as

type Rows = dict[type[Any], list[Any]]


def _all(rows: Rows, _into: HasKey) -> Rows:
    return rows


def carry[Who: HasKey](
    own: Iterable[QuerySet[Any]],
    ended: Who,
    *,
    into: Who,
    forget: Callable[[Who], None],
    fit: Callable[[Rows, Who], Rows] = _all,
) -> Rows:
    """Give rows to the account that is kept. No one sees two people's rows at once: they are read as one, and written as the other.

    What others belong to stands first. `forget` lets the account that ends have them no more. `fit` is asked as the one who is kept,
    and answers with those rows that go along, as they go there. These are the answer here, too.
    """
    with seen_as(ended):
        rows: Rows = {each.model: list(each.filter(person=ended)) for each in own}
    forget(ended)
    with seen_as(into):
        rows = fit(rows, into)
        for model, kept in rows.items():
            for each in kept:
                each.person = into
            model.objects.bulk_create(kept)
    return rows
