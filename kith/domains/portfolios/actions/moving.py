"""What becomes of a portfolio when its owner's account is closed, or joined to another one of theirs."""

from collections.abc import Callable
from dataclasses import dataclass

from kith.domains.learning.models import Certificate
from kith.domains.portfolios.envelopes import mark_of, seal
from kith.domains.portfolios.models import Address, Piece, Share, Shown
from kith.domains.portfolios.sorts import SORTS
from kith.foundation.people.models import Person
from kith.infrastructure.database.private import seen_as


@dataclass(frozen=True)
class PickedUp:
    """A portfolio on its way from one account to another."""

    pieces: list[Piece]
    shares: list[Share]
    shown: list[Shown]


def forget(person: Person) -> None:
    """After an account is closed: nothing of it stays, and no address of it leads anywhere."""
    with seen_as(person):
        uids = list(Share.objects.filter(person=person).values_list("uid", flat=True))
        Share.objects.filter(person=person).delete()
        Piece.objects.filter(person=person).delete()
    Address.objects.filter(mark__in=[mark_of(uid) for uid in uids]).delete()


def pick_up(person: Person) -> PickedUp:
    """Before credentials and certificates go to the other account: what leads to them would go with them."""
    with seen_as(person):
        kept = PickedUp(
            list(Piece.objects.filter(person=person)), list(Share.objects.filter(person=person)),
            list(Shown.objects.filter(share__person=person)),
        )  # fmt: skip
    forget(person)
    return kept


def put_down(kept: PickedUp, *, into: Person) -> None:
    """Give it to the account that is kept. Addresses that were given away lead on; what both had is there once."""
    with seen_as(into):
        what = _what_by(into)
        known = {what(piece): piece.pk for piece in Piece.objects.filter(person=into)}
        same = {piece.pk: known[what(piece)] for piece in kept.pieces if what(piece) in known}
        for piece in kept.pieces:
            piece.person = into
        for share in kept.shares:
            share.person = into
        Piece.objects.bulk_create(piece for piece in kept.pieces if piece.pk not in same)
        Share.objects.bulk_create(kept.shares)
        for each in kept.shown:
            each.piece_id = same.get(each.piece_id, each.piece_id)
        Shown.objects.bulk_create(kept.shown)
        for share in kept.shares:
            seal(share)


def _what_by(person: Person) -> Callable[[Piece], tuple[object, ...]]:
    """Two pieces with the same show the same: of a certificate the newest edition under its key. Own words are never the same."""
    keys = dict(Certificate.objects.filter(person=person).values_list("pk", "key"))

    def what(piece: Piece) -> tuple[object, ...]:
        own = piece.pk if SORTS[piece.sort].in_own_words else None
        thing = piece.credential_id, keys.get(piece.certificate_id or 0), piece.entry_id
        return (piece.sort, *thing, piece.since, piece.until, own)

    return what
