"""Meeting in a room: those who have a seat come in, whenever they took it."""

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from kith.capabilities.items.models import Item
from kith.capabilities.rooms.actions.opening import let_in as name_for_room
from kith.capabilities.rooms.actions.opening import let_in_no_more, name_entrants, open_room
from kith.capabilities.rooms.models import Room
from kith.domains.gatherings.models import Host, Seat
from kith.domains.gatherings.queries.seats import not_over
from kith.foundation.people.models import Person


@transaction.atomic
def open_to_seated(item: Item, *, by: Person, way: str = Room.Way.OWN, link: str = "") -> Room:
    """Open the room of a gathering to those who have a seat, and to nobody else; one that is open is now where this says."""
    room = open_room(item, by=by, way=way, link=link)
    others = Person.objects.active().filter(pk__in=_seated(item).values("person"))
    named = Person.objects.active().filter(pk__in=Host.objects.filter(gathering=item.pk).values("person"))
    name_entrants(room, hosts=[by, *named], others=others, by=by)
    return room


def let_in(seat: Seat, *, item: Item) -> None:
    """Whoever has a seat now finds the door of the room. A part of a verb, as the next is."""
    name_for_room(item, person=seat.person)


def let_out(person: Person, *, item: Item) -> None:
    """Whoever has no seat any more, for no date of it that is ahead, does not come into its room."""
    if not _seated(item).filter(person=person).exists():
        let_in_no_more(item, person=person)


def _seated(item: Item) -> QuerySet[Seat, Seat]:
    ahead = not_over(since=timezone.now())
    return Seat.objects.filter(ahead, seats__gathering=item.pk, state=Seat.State.SEATED)
