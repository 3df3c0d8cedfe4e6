"""Writing in a room, and what browsers tell one another."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from kith.capabilities.rooms.actions.telling import tell_one, tell_room
from kith.capabilities.rooms.models import Line, Presence, Signal
from kith.capabilities.rooms.queries import connected_with
from kith.capabilities.rooms.sealing import lay
from kith.foundation.people.models import Person
from kith.infrastructure.database.private import seen_as
from kith.infrastructure.safes.opening import KeyLost

MOST_LINES_A_MINUTE, MOST_SIGNALS_A_MINUTE = 20, 400
MINUTE = timedelta(minutes=1)


class TooMany(ValidationError):
    """More than someone can mean within a minute."""


@dataclass(frozen=True)
class Message:
    """One signal before it is sent: to which presence, of which kind."""

    to: int
    kind: str
    body: Any


def say_line(presence: Presence, words: str, *, by: Person) -> Line:
    """Write to everyone in the room."""
    with seen_as(by):
        return _say(presence, words, by=by)


def _say(presence: Presence, words: str, *, by: Person) -> Line:
    said = Line.objects.filter(by__person=by, room=presence.room_id, said_at__gt=timezone.now() - MINUTE)
    if said.count() >= MOST_LINES_A_MINUTE:
        raise TooMany(_("That was much at once. Your words are still here: send them in a minute."))
    try:
        line = lay(words, by=presence)
    except KeyLost:
        raise ValidationError(
            _("The key of this site is missing, so nothing can be written now. Your words are still here.")
        ) from None
    line.save()
    tell_room(presence.room)
    return line


@transaction.atomic
def signal(presence: Presence, messages: Sequence[Message], *, by: Person) -> None:
    """Hand signals to those with whom one is connected. What is for anyone else goes nowhere, and nothing says so."""
    sent = Signal.objects.filter(sender=presence, sent_at__gt=timezone.now() - MINUTE)
    if sent.count() + len(messages) > MOST_SIGNALS_A_MINUTE:
        raise TooMany(_("That was much at once. Please wait a minute."))
    wanted = {message.to for message in messages}
    peers = {peer.pk: peer for peer in connected_with(presence) if peer.pk in wanted}
    # In the order in which they are read: whoever asks for what came after a key misses none that commits later.
    list(Presence.objects.select_for_update(no_key=True, of=("self",)).filter(pk__in=peers).order_by("pk"))
    Signal.objects.bulk_create(
        Signal(sender=presence, receiver=peers[message.to], kind=message.kind, body=message.body)
        for message in messages
        if message.to in peers
    )
    for peer in peers.values():
        tell_one(peer)
