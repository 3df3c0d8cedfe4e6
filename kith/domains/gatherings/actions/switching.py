"""Coming in the other way, in person or online, without giving up the seat that one has."""

from django.db import transaction
from django.utils import timezone

from kith.capabilities.items.models import Item
from kith.domains.gatherings.actions.meeting import let_in
from kith.domains.gatherings.actions.seating import is_free, item_of, offer_what_is_free, take
from kith.domains.gatherings.models import Seat, Seats
from kith.domains.gatherings.seat_events import ChoicesChanged, SeatTaken
from kith.foundation.activity.facts import record
from kith.foundation.people.models import Person


@transaction.atomic
def come_otherwise(seat: Seat, *, way: str, by: Person) -> bool:
    """Have a seat in this way from now on. If none is free, who has one keeps it, and who waits waits there, as the last."""
    here, there = _held(seat, way)
    held = Seat.objects.select_for_update().get(pk=seat.pk)
    if there is None or held.state not in (Seat.State.SEATED, Seat.State.WAITING, Seat.State.ASKED):
        return False
    had, is_seated = held.state == Seat.State.SEATED, held.state != Seat.State.ASKED and is_free(there)
    if had and not is_seated:
        return False
    held.seats, held.asked_at = there, timezone.now()
    held.state = Seat.State.SEATED if is_seated else held.state
    held.save(update_fields=["seats", "asked_at", "state"])
    item = item_of(held)
    if is_seated:
        _take_there(held, item, instead_of=here if had else None)
    record((SeatTaken if is_seated else ChoicesChanged)(item=item, seat=held.pk), by=by)
    return True


def _held(seat: Seat, way: str) -> tuple[Seats, Seats | None]:
    """The rows of the way that one has and of the other, if there is one; held in the order of their keys."""
    same = Seats.objects.filter(gathering=seat.seats.gathering_id, occasion=seat.seats.occasion_id)
    held = same.select_for_update(of=("self",)).select_related("gathering").order_by("pk")
    rows = {each.way: each for each in held}
    own = rows[seat.seats.way]
    is_other = way != own.way and way in own.gathering.ways
    return own, rows.get(way) if is_other else None


def _take_there(seat: Seat, item: Item, *, instead_of: Seats | None) -> None:
    take(seat.seats)
    let_in(seat, item=item)
    if instead_of:
        take(instead_of, -1)
        offer_what_is_free(instead_of, item=item)
