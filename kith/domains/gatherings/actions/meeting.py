"""Meeting in a room of one's own, from browser to browser."""

from django.db import transaction

from kith.capabilities.items.models import Item
from kith.capabilities.rooms.actions.opening import name_entrants, open_room
from kith.capabilities.rooms.models import Room
from kith.domains.gatherings.models import Seat
from kith.foundation.people.models import Person


@transaction.atomic
def open_to_seated(item: Item, *, by: Person) -> Room:
    """Open the room of a gathering to those who have a seat by now, and to nobody else; again, it lets in who came since."""
    room = open_room(item, by=by)
    seated = Seat.objects.filter(seats__gathering=item.pk, state=Seat.State.SEATED)
    others = Person.objects.active().filter(pk__in=seated.values("person"))
    name_entrants(room, hosts=[by], others=others, by=by)
    return room
