"""Saying to the pages of those in a room that something waits. No words go over the stream; they ask for them."""

from kith.capabilities.rooms.models import Presence, Room
from kith.infrastructure.realtime import Said, say


def tell_room(room: Room) -> None:
    """All who are in it look again at who is there and what is written."""
    say(Said(0, room=room.pk))


def tell_one(presence: Presence) -> None:
    """Signals wait for one person."""
    say(Said(0, room=presence.room_id, to=presence.person_id))
