"""What someone who has a seat chooses anew."""

from django.db import transaction

from kith.capabilities.items.models import Item
from kith.domains.gatherings.models import Seat
from kith.domains.gatherings.seat_events import ChoicesChanged
from kith.foundation.activity.facts import record
from kith.foundation.people.models import Person


@transaction.atomic
def choose(seat: Seat, *, item: Item, by: Person, **choices: bool) -> None:
    """Let others see it or not, hear of it or not; from now on it is as they say."""
    if Seat.objects.filter(pk=seat.pk, person=by).update(**choices):
        record(ChoicesChanged(item=item, seat=seat.pk), by=by)
