"""Opening and closing a room, who may come in, and saying that someone records it."""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from kith.capabilities.items.models import Item
from kith.capabilities.rooms import events
from kith.capabilities.rooms.actions.telling import tell_room
from kith.capabilities.rooms.models import Entrant, Presence, Room, Signal
from kith.capabilities.rooms.sealing import clear
from kith.foundation.activity.facts import record
from kith.foundation.people.models import Person


@transaction.atomic
def open_room(item: Item, *, by: Person, way: str = Room.Way.OWN, link: str = "") -> Room:
    """Let people meet about an item. One that was closed is opened anew, empty; one that is open changes its way."""
    room, made = Room.objects.select_for_update().get_or_create(
        item=item, defaults={"way": way, "link": link}
    )
    opens = made or not room.is_open
    room.item, room.way, room.link = item, way, link
    if opens:
        room.opened_at, room.closed_at, room.recorded_at = timezone.now(), None, None
    room.save()
    if opens:
        record(events.RoomOpened(item=item), by=by)
    return room


@transaction.atomic
def close_room(room: Room, *, by: Person) -> None:
    """Everyone is outside, and every line is gone. When people were there stays known to those who count attendance."""
    held = hold(room)
    if not held.is_open:
        return
    now = timezone.now()
    Presence.objects.filter(room=room, left_at=None).update(left_at=now)
    clear(Room.objects.filter(pk=room.pk))
    Signal.objects.filter(receiver__room=room).delete()
    room.rounds.filter(ended_at=None).update(ended_at=now)
    Room.objects.filter(pk=room.pk).update(closed_at=now, recorded_at=None)
    record(events.RoomClosed(item=room.item), by=by)
    tell_room(room)


@transaction.atomic
def name_entrants(
    room: Room, *, hosts: Iterable[Person], others: Iterable[Person] | None, by: Person
) -> None:
    """Say who leads a room and, unless `others` is None, that nobody but these comes in. It holds from the next coming in."""
    leading = {person.pk for person in hosts}
    entering = leading | {person.pk for person in others or ()}
    room.entrants.exclude(person__in=entering).delete()
    Entrant.objects.bulk_create(
        [Entrant(room=room, person_id=key, leads=key in leading) for key in entering],
        update_conflicts=True, unique_fields=["room", "person"], update_fields=["leads"],
    )  # fmt: skip
    room.is_listed = others is not None
    room.save(update_fields=["is_listed"])


def let_in(item: Item, *, person: Person) -> None:
    """Name one more for the room of an item, if it keeps a list; where it keeps none, members come in anyway."""
    for room in Room.objects.filter(item=item, is_listed=True):
        Entrant.objects.get_or_create(room=room, person=person)


def let_lead(item: Item, *, person: Person) -> None:
    """Name one more who leads the room of an item, once it is there."""
    for room in Room.objects.filter(item=item):
        Entrant.objects.update_or_create(room=room, person=person, defaults={"leads": True})


def let_lead_no_more(item: Item, *, person: Person) -> None:
    """They are one of those who come in, and nothing more."""
    Entrant.objects.filter(room__item=item, person=person).update(leads=False)


def let_in_no_more(item: Item, *, person: Person) -> None:
    """Take someone off the list; whoever leads the room stays on it."""
    Entrant.objects.filter(room__item=item, room__is_listed=True, person=person, leads=False).delete()


@transaction.atomic
def say_recorded(room: Room, *, by: Person) -> None:
    """Tell all inside, before anything is recorded elsewhere; each is asked whether they go along."""
    now = timezone.now()
    if Room.objects.filter(pk=room.pk, recorded_at=None).update(recorded_at=now):
        Presence.objects.filter(room=room, person=by, left_at=None).update(agreed_at=now)
        record(events.RecordingSaid(item=room.item), by=by)
        tell_room(room)


@transaction.atomic
def say_not_recorded(room: Room, *, by: Person) -> None:
    """Tell all inside that nothing is recorded any more."""
    if Room.objects.filter(pk=room.pk, recorded_at__isnull=False).update(recorded_at=None):
        record(events.RecordingEnded(item=room.item), by=by)
        tell_room(room)


def hold(room: Room) -> Room:
    """The row of the room, locked: who comes in does so one after another."""
    return Room.objects.select_for_update().get(pk=room.pk)
