"""The way to a room that is on another server."""

from django.conf import settings

from kith.capabilities.rooms.models import Room
from kith.foundation.people.models import Person
from kith.foundation.permissions.tables import may
from kith.lib import large_rooms
from kith.lib.outgoing import NotAllowed, Unreachable, get

PATIENCE, LONGEST_ANSWER = 8, 100_000


class Away(Exception):
    """The other server does not answer now."""


def way_to(room: Room, *, person: Person) -> str:
    """The address for one person. A large room is made first, if it is not there; it hears their name here, and no more."""
    if room.way == Room.Way.LINK:
        return room.link
    server, secret = settings.LARGE_ROOMS, settings.LARGE_ROOMS_SECRET
    if not server:
        raise Away
    made = large_rooms.create(server, secret=secret, key=room.key, title=str(room.item.kind_of.one))
    try:
        answer = get(made, headers={}, most=LONGEST_ANSWER, within=PATIENCE, anywhere=True)
    except (NotAllowed, Unreachable) as trouble:
        raise Away from trouble
    if answer.status != 200 or b"<returncode>SUCCESS</returncode>" not in answer.body:
        raise Away
    place, leads = room.space.place_of(person), may(person, "room.lead", room)
    name = place.shown_name if place else person.name
    return large_rooms.join(server, secret=secret, key=room.key, name=name, leads=leads)
