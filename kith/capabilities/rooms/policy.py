"""Who may do what with a room. `thing` is a room, or someone in it; for opening one, an item."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from kith.capabilities.items.models import Item
from kith.capabilities.rooms.models import Entrant, Presence, Room
from kith.foundation.people.models import Person
from kith.foundation.permissions.tables import Ground, allow
from kith.foundation.spaces.policy import AGREED, BELONGS, GUEST, HOST, MEMBER, NOT_ARCHIVED, NOT_LIMITED


def room_of(thing: Any) -> Room:
    return thing if isinstance(thing, Room) else thing.room


def _named(person: Person | None, room: Room) -> Entrant | None:
    """Read once for each room that was reached."""
    known: dict[int | None, Entrant | None] = room.__dict__.setdefault("_named", {})
    key = person.pk if person else None
    if key not in known:
        known[key] = room.entrants.filter(person=person).first() if person else None
    return known[key]


def _is_author(person: Person | None, item: Item) -> bool:
    """By their name here: whoever leads is known to all inside, so a made name cannot."""
    return person is not None and not item.author.is_mask and item.author.person_id == person.pk


def _leads(person: Person | None, thing: Any) -> bool:
    room = room_of(thing)
    named = _named(person, room)
    if named is not None and named.leads:
        return True
    place = room.space.place_of(person)
    return place is not None and (place.is_host or _is_author(person, room.item))


def _is_named(person: Person | None, thing: Any) -> bool:
    return _named(person, room_of(thing)) is not None


def _without_list(ground: Ground) -> Ground:
    return Ground(
        ground.words, lambda person, thing: not room_of(thing).is_listed and ground.holds(person, thing)
    )


def _was_not_sent_out(person: Person | None, thing: Any) -> bool:
    room = room_of(thing)
    sent_out = Presence.objects.filter(room=room, person=person, sent_out=True, joined_at__gte=room.opened_at)
    return not sent_out.exists()


AMONG_PEERS = Ground(_("everyone in a circle of peers"), lambda person, item: item.kind_of.among_peers)
AUTHOR = Ground(_("its author, by their name here"), _is_author)
LEADS = Ground(_("whoever leads it"), _leads)
NAMED = Ground(_("whoever is named for it"), _is_named)
NOT_SENT_OUT = Ground(_("Nobody asked them to stay outside this time."), _was_not_sent_out)

OPEN = allow(
    "room.open",
    says=_("Open a room where people meet"),
    to=(HOST, AUTHOR, AMONG_PEERS),
    when=(BELONGS, AGREED, NOT_LIMITED, NOT_ARCHIVED),
)
ENTER = allow(
    "room.enter",
    says=_("Come into a room"),
    to=(LEADS, NAMED, _without_list(MEMBER), _without_list(GUEST)),
    when=(AGREED, NOT_LIMITED, NOT_ARCHIVED, NOT_SENT_OUT),
)
allow("room.lead", says=_("Lead a room: begin rounds, ask someone to leave, close it"), to=(LEADS,))
