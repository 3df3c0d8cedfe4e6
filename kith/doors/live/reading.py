"""What the streams ask the database: who someone is, what they may look at, what they missed."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

from django.contrib.auth import get_user
from django.contrib.sessions.backends.db import SessionStore
from django.db import close_old_connections
from django.http import Http404, HttpRequest

from kith.capabilities.items.models import Item, ItemTrace
from kith.capabilities.notifications.models import Notice
from kith.capabilities.rooms.queries import place_in
from kith.domains.supervision.models import Session
from kith.domains.supervision.policy import TAKE_PART
from kith.domains.supervision.queries.sessions import reach_session
from kith.doors.live.hub import INBOX, ITEM, ROOM
from kith.foundation.activity.models import Event
from kith.foundation.people.models import Person
from kith.foundation.permissions.tables import may
from kith.infrastructure.database.private import seen_as

ON_THE_WAY = timedelta(seconds=2)  # an event may be written a little before all can read it
LAST = 2**32


@dataclass(frozen=True)
class Seat:
    """Someone who may listen, and where; `item` is 0 if they may listen to their inbox alone. A room is that of the item.

    `place` is as whom they can take part in a session, whose page it is.
    """

    person: int
    item: int = 0
    space: int = 0
    room: int = 0
    session: UUID | None = None
    place: int = 0


def seat(cookie: str, *, item: int = 0, room: int = 0, session: UUID | None = None) -> Seat | None:
    """The place of whoever has this cookie; None for a visitor, for an item that they may not see, and for a room that
    they are not in.
    """
    close_old_connections()
    request = HttpRequest()
    request.session = SessionStore(cookie)
    person = get_user(request)
    if not isinstance(person, Person):
        return None
    if session:
        return _seat_in_session(person, item, session)
    if room:
        there = place_in(room, person)
        return Seat(person.pk, there.room.item_id, there.space.pk, room) if there else None
    if not item:
        return Seat(person.pk)
    found = Item.objects.visible_to(person).filter(pk=item).first()
    return Seat(person.pk, found.pk, found.space_id) if found else None


def _seat_in_session(person: Person, circle: int, key: UUID) -> Seat | None:
    """Whoever can read there and not take part listens, and is not heard."""
    with seen_as(person):
        try:
            found = reach_session(person, circle, key, Session.Way.LIVE).circle
        except Http404:
            return None
    seat = Seat(person.pk, found.pk, found.space_id)
    if not may(person, TAKE_PART, found):
        return seat
    return replace(seat, session=key, place=found.space.own_place(person).pk)


def newest_at(moment: int) -> int:
    """The newest event that a page made at this second surely shows; of a page that does not say, the newest there is."""
    close_old_connections()
    happened = Event.objects.order_by("-pk")
    if moment:
        made_at = datetime.fromtimestamp(min(moment, LAST), UTC)
        happened = happened.filter(at__lt=made_at - ON_THE_WAY)
    return happened.values_list("pk", flat=True).first() or 0


def missed(seat: Seat, *, since: int) -> list[tuple[int, str]]:
    """What changed since an event, as parts to look at again."""
    close_old_connections()
    parts = []
    of_item = ItemTrace.objects.filter(item=seat.item, event__gt=since).order_by("-event").first()
    if seat.room:
        parts.append((0, ROOM))
    elif seat.item and of_item:
        parts.append((of_item.event_id, ITEM))
    notice = Notice.objects.filter(person=seat.person, event__gt=since).order_by("-event").first()
    if notice:
        parts.append((notice.event_id, INBOX))
    return parts


def told(event: int, *, among: Collection[int]) -> list[int]:
    """Which of these people were told of an event."""
    close_old_connections()
    return list(Notice.objects.filter(event=event, person__in=among).values_list("person", flat=True))
