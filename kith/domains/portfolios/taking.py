"""What someone takes along of their portfolio: what is in it, and to whom they show it."""

from typing import Any

from kith.domains.portfolios.envelopes import address_of
from kith.domains.portfolios.models import Piece, Share
from kith.domains.portfolios.queries import pieces_of, seen, shares_of
from kith.foundation.people.models import Person
from kith.infrastructure.database.private import seen_as


def kept(person: Person) -> dict[str, Any]:
    """Every piece by its title, own words as they were written, and every share with its address."""
    with seen_as(person):
        return {
            "pieces": [_piece(each.piece, each.title) for each in seen(pieces_of(person), owner=person)],
            "shares": [_share(each) for each in shares_of(person).prefetch_related("pieces")],
        }


def _piece(piece: Piece, title: str) -> dict[str, Any]:
    return {"number": piece.pk, "sort": piece.sort, "title": title, "markdown": piece.source}


def _share(share: Share) -> dict[str, Any]:
    days = {name: getattr(share, name) for name in ("made_on", "ends_on", "opened_on")}
    told = {"address": address_of(share), "name": share.name, "for": share.note}
    pieces = {"pieces": sorted(piece.pk for piece in share.pieces.all())}
    return told | pieces | {name: day and day.isoformat() for name, day in days.items()}
