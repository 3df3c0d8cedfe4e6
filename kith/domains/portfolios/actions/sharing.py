"""Showing some of a portfolio to whoever has an address, and ending that."""

from collections.abc import Iterable
from datetime import date
from secrets import token_urlsafe

from kith.domains.portfolios.envelopes import mark_of, seal
from kith.domains.portfolios.models import Address, Piece, Share, Shown
from kith.domains.portfolios.queries import today_of
from kith.foundation.people.models import Person
from kith.infrastructure.database.private import seen_as


def share(
    pieces: Iterable[Piece], *, name: str, ends_on: date, by: Person, note: str = "", send_key: str = ""
) -> Share:
    """Let whoever has the new address see these pieces until a day, as they are then. The same form sent twice makes one."""
    with seen_as(by):
        if send_key and (before := Share.objects.filter(person=by, send_key=send_key).first()):
            return before
        made = Share.objects.create(
            person=by, uid=token_urlsafe(24), name=name, note=note, made_on=today_of(by), ends_on=ends_on,
            send_key=send_key,
        )  # fmt: skip
        Shown.objects.bulk_create(Shown(share=made, piece=piece) for piece in pieces)
        seal(made)
    return made


def end(share: Share, *, by: Person) -> None:
    """From now on its address leads nowhere. Nothing of the share stays, neither the note nor when it was opened."""
    with seen_as(by):
        if Share.objects.filter(pk=share.pk, person=by).delete()[0]:
            Address.objects.filter(mark=mark_of(share.uid)).delete()


def note_opened(share: Share, *, by: Person | None) -> None:
    """Keep that someone looked today: the day alone, and of no one. Its owner looking at it is not kept."""
    owner = share.person
    if by is not None and by.pk == owner.pk:
        return
    today = today_of(owner)
    Share.objects.filter(pk=share.pk).exclude(opened_on=today).update(opened_on=today)
