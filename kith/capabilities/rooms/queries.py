"""Reading a room as one person in it: who is there, with whom one is connected, what waits."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import Http404
from django.utils import timezone

from kith.capabilities.items.kinds import kinds
from kith.capabilities.items.models import Item
from kith.capabilities.rooms.models import Line, Presence, Room, Round, Seat, Signal
from kith.capabilities.rooms.models.presence import PresenceQuerySet
from kith.capabilities.rooms.pairing import turn_at
from kith.capabilities.rooms.policy import ENTER, OPEN
from kith.capabilities.rooms.sealing import Written, read
from kith.foundation.people.models import Person
from kith.foundation.spaces.apart import apart, kept_away, without_apart
from kith.foundation.spaces.models import Boundary
from kith.infrastructure.database.private import seen_as

LINES, WAITING = 100, 200


def reach_room(person: Person | None, pk: int, **_rest: Any) -> Room:
    """The room, if this person may see its item; otherwise nothing is there."""
    found = _rooms(person).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def _rooms(person: Person | None) -> QuerySet[Room, Room]:
    return Room.objects.visible_to(person).select_related("item__space", "item__author__person")


def reach_presence(person: Person | None, pk: int, **_rest: Any) -> Presence:
    """One's own place in a room, while one is in it."""
    room = reach_room(person, pk)
    found = presence_of(person, room)
    if found is None:
        raise Http404
    return found


def place_in(room: int, person: Person) -> Presence | None:
    """For the stream: where someone is, if they are in it and may be."""
    try:
        found = reach_presence(person, room)
    except Http404:
        return None
    return found if ENTER.refusal(person, found) is None else None


def presence_of(person: Person | None, room: Room) -> Presence | None:
    if person is None:
        return None
    found = Presence.objects.filter(room=room, person=person, left_at=None).select_related("member").first()
    if found is not None:
        found.room, found.person = room, person
        if found.member is not None:
            found.member.person = person
    return found


def reach_other(person: Person | None, pk: int, presence: int) -> Presence:
    """Someone who is in a room that this person may see."""
    room = reach_room(person, pk)
    found = people_in(room, reader=person).filter(pk=presence).first()
    if found is None:
        raise Http404
    found.room = room
    return found


def people_in(room: Room, *, reader: Person | None) -> PresenceQuerySet:
    """Those in it whom a reader sees: hands first, in the order in which they were raised."""
    here = _all_in(room).here().select_related("member__person", "person")
    return _seen_by(reader, here).order_by("hand_at", "pk")


def _all_in(room: Room) -> PresenceQuerySet:
    return PresenceQuerySet(Presence).filter(room=room)


def shown_in(room: Room, *, reader: Person | None) -> list[Presence]:
    """The same as a page lists them."""
    found = list(people_in(room, reader=reader))
    for each in found:
        each.room = room
    return found


def _seen_by(reader: Person | None, here: PresenceQuerySet) -> PresenceQuerySet:
    members = without_apart(here, reader, author="member")
    return members.exclude(member=None, person__in=apart(reader).people)


def connected_with(presence: Presence) -> list[Presence]:
    """Those with whom one's browser is connected: in the same group, if there is a round; a boundary holds on both sides."""
    if presence.writes_only:
        return []
    peers = people_in(presence.room, reader=presence.person).seen_and_heard().exclude(pk=presence.pk)
    seat = seat_of(presence)
    if seat is not None:
        peers = peers.filter(seats__round=seat.round, seats__group=seat.group)
    elif running(presence.room) is not None:
        peers = peers.exclude(seats__round__ended_at=None, seats__round__room=presence.room)
    away = who_keep_away(presence)
    return [peer for peer in peers if peer.person_id not in away]


def who_keep_away(presence: Presence) -> set[int]:
    """Who does not see this person, by whatever name they go here."""
    if presence.member is not None:
        return kept_away(presence.member)
    return set(Boundary.objects.filter(other=presence.person_id, space=None).values_list("by", flat=True))


def running(room: Room) -> Round | None:
    """The round that is on. Asked once for each room that was reached."""
    if "_running" not in room.__dict__:
        room.__dict__["_running"] = room.rounds.filter(ended_at=None).first()
    found: Round | None = room.__dict__["_running"]
    return found


def seat_of(presence: Presence) -> Seat | None:
    on = running(presence.room)
    found = on.seats.filter(presence=presence).first() if on else None
    if found is not None and on is not None:
        found.round = on
    return found


def signals_for(presence: Presence, *, after: int) -> list[Signal]:
    """What waits for one person alone, oldest first."""
    return list(Signal.objects.filter(receiver=presence, pk__gt=after).order_by("pk")[:WAITING])


def lines_in(room: Room, *, reader: Person) -> list[Written]:
    """The newest lines, oldest first, without those of people whom the reader does not see. May raise `KeyLost`."""
    kept = _seen_by(reader, _all_in(room))
    found = Line.objects.filter(room=room, by__in=kept)
    rows = found.select_related("by__member__person", "by__person", "safe").order_by("-pk")[:LINES]
    with seen_as(reader):
        return read(rows)[::-1]


def rooms_left_by_peers(moment: datetime) -> QuerySet[Room, Room]:
    """Rooms among peers in which something was written, and out of which all have gone before a moment."""
    peers = [each.name for each in kinds() if each.among_peers]
    there = Q(left_at=None) | Q(left_at__gt=moment)
    lately = Presence.objects.filter(there, room=OuterRef("pk"))
    return Room.objects.filter(~Exists(lately), item__kind__in=peers, safe__isnull=False)


@dataclass(frozen=True)
class Turn:
    """What someone in a round is told: with whom they are, who speaks, how many minutes are left.

    Without a speaker it is the turn of someone whom they do not see.
    """

    others: list[str]
    speaker: str
    is_own: bool
    minutes_left: int
    minutes: int
    is_over: bool


def turn_of(presence: Presence) -> Turn | None:
    seat = seat_of(presence)
    if seat is None:
        return None
    group = Seat.objects.filter(round=seat.round, group=seat.group).order_by("turn")
    together = [
        each.presence for each in group.select_related("presence__member__person", "presence__person")
    ]
    passed = (timezone.now() - seat.round.began_at).total_seconds()
    now = turn_at(passed, minutes=seat.round.minutes, size=len(together))
    speaker, seen = together[now[0]] if now else None, _met(presence, seat)
    return Turn(
        others=[each.name for each in together if each.pk in seen],
        speaker=speaker.name if speaker and speaker.pk in seen else "",
        is_own=speaker is not None and speaker.pk == presence.pk,
        minutes_left=now[1] if now else 0, minutes=seat.round.minutes, is_over=now is None,
    )  # fmt: skip


def _met(presence: Presence, seat: Seat) -> set[int]:
    """The keys of the others in a group, without those from whom a boundary keeps this person, whoever drew it."""
    group = _all_in(presence.room).filter(seats__round=seat.round, seats__group=seat.group)
    others = _seen_by(presence.person, group).exclude(pk=presence.pk)
    return set(others.exclude(person__in=who_keep_away(presence)).values_list("pk", flat=True))


@dataclass(frozen=True)
class Door:
    """What the page of an item says about its room."""

    item: Item
    room: Room | None
    can_enter: bool
    can_open: bool


def door_of(item: Item, *, reader: Person | None) -> Door:
    """For `rooms/_door.html`, which a page of an item includes."""
    room = Room.objects.filter(item=item).first() if reader is not None else None
    if room is not None:
        room.item = item
    is_open = room is not None and room.is_open
    return Door(
        item=item, room=room if is_open else None, can_enter=is_open and ENTER.refusal(reader, room) is None,
        can_open=not is_open and OPEN.refusal(reader, item) is None,
    )  # fmt: skip
