"""Putting pieces into a portfolio, saying them better, and taking them away."""

from collections.abc import Iterable
from typing import Any

from kith.domains.portfolios.models import Piece
from kith.domains.portfolios.sorts import Sort
from kith.foundation.people.models import Person
from kith.infrastructure.database.private import seen_as
from kith.lib.markdown import render


def add(sort: Sort, rows: Iterable[dict[str, Any]], *, by: Person) -> None:
    """Put pieces into one's portfolio. Nobody sees them before they are in a share; the same one is there once."""
    with seen_as(by):
        for row in rows:
            known = {"send_key": row["send_key"]} if row.get("send_key") else row
            Piece.objects.get_or_create(person=by, sort=sort.code, **known, defaults=_rendered(row))


def change(piece: Piece, row: dict[str, Any], *, by: Person) -> None:
    """Say it better, also in the shares that have it."""
    with seen_as(by):
        told = {name: value for name, value in _rendered(row).items() if name != "send_key"}
        Piece.objects.filter(pk=piece.pk, person=by).update(**told)


def remove(piece: Piece, *, by: Person) -> None:
    """Take it out of the portfolio, and out of all shares at once. What it showed stays where it is."""
    with seen_as(by):
        Piece.objects.filter(pk=piece.pk, person=by).delete()


def _rendered(row: dict[str, Any]) -> dict[str, Any]:
    return row | {"html": render(row["source"], anchor="piece").html} if "source" in row else row
