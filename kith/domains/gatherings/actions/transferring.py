"""Giving one's seat to someone whom one names. It stays one's own until the other takes it."""

from django.db import transaction
from django.utils import timezone

from kith.capabilities.items.models import Item
from kith.domains.gatherings import seat_events as events
from kith.domains.gatherings.actions.meeting import let_in, let_out
from kith.domains.gatherings.actions.seating import held_again, item_of, leave
from kith.domains.gatherings.models import Seat, Seats, Transfer
from kith.foundation.activity.facts import record
from kith.foundation.people.models import Person


@transaction.atomic
def offer_to(seat: Seat, *, to: Person, by: Person) -> None:
    """Offer it to one person; someone whom one named before is not asked any longer."""
    item, held = item_of(seat), held_again(seat)
    if held.state == Seat.State.SEATED:
        Transfer.objects.update_or_create(seat=held, defaults={"to": to, "at": timezone.now()})
        record(events.SeatOfferedOn(item=item, seat=held.pk), by=by)


def keep_after_all(seat: Seat) -> None:
    """Keep the seat that one had offered to someone."""
    Transfer.objects.filter(seat=seat).delete()


def refuse(transfer: Transfer) -> None:
    """Not take it. The seat stays where it is, and nobody is told."""
    transfer.delete()


@transaction.atomic
def take_over(transfer: Transfer, *, by: Person) -> Seat | None:
    """Sit where the other sat: the number of seats stays the same, and nobody who waits loses or gains by it.

    None, and nothing changes, if it was taken or kept a moment ago, or if they have a seat of their own already.
    """
    item, given, own = _held(transfer, by)
    if given.state != Seat.State.SEATED or not Transfer.objects.filter(pk=transfer.pk, to=by).exists():
        return None
    if own and own.state == Seat.State.SEATED:
        return None
    transfer.delete()
    if own:
        leave(held_again(own), Seat.State.GIVEN_BACK, item)
    given.state = Seat.State.GIVEN_BACK
    given.save(update_fields=["state"])
    seat = Seat.objects.create(seats=given.seats, person=by, state=Seat.State.SEATED, among=given.among)
    let_out(given.person, item=item)
    let_in(seat, item=item)
    record(events.SeatHandedOn(item=item, seat=given.pk), by=by)
    record(events.SeatTaken(item=item, seat=seat.pk), by=by)
    return seat


def _held(transfer: Transfer, by: Person) -> tuple[Item, Seat, Seat | None]:
    """Both seats as they are now. Their rows are held in the order of their keys, so that two transfers never wait for each other."""
    given = transfer.seat
    own = Seat.objects.filter(person=by, among=given.among, state__in=Seat.OPEN).first()
    rows = {given.seats_id} | ({own.seats_id} if own else set())
    list(Seats.objects.select_for_update().filter(pk__in=rows).order_by("pk"))
    return item_of(given), held_again(given), own
