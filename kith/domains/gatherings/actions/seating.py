"""Taking a seat, waiting for one, and giving it back.

Whoever comes or goes holds the row of the seats until they are done, so that two people never take the last one, and
those who wait are asked in the order in which they came.
"""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from kith.capabilities.items.models import Item
from kith.domains.gatherings import seat_events as events
from kith.domains.gatherings.actions.meeting import let_in, let_out
from kith.domains.gatherings.models import Gathering, Needs, Occasion, Seat, Seats
from kith.domains.gatherings.models.seats import LEAST_TIME
from kith.foundation.activity.facts import record
from kith.foundation.people.models import Person
from kith.foundation.spaces.queries import is_hosted
from kith.infrastructure.database.private import seen_as

TIME_TO_ANSWER = timedelta(hours=24)


@transaction.atomic
def come(
    item: Item,
    *,
    way: str,
    by: Person,
    occasion: Occasion | None = None,
    shows: bool = False,
    tells_needs: bool = False,
    in_calendar: bool = False,
) -> Seat:
    """Take a seat if one is free, else wait for one; where a host decides, ask. A second time changes nothing."""
    seats = _held(item.gathering, occasion, way)
    among = _among(seats)
    if before := Seat.objects.filter(person=by, among=among, state__in=Seat.OPEN).first():
        return before
    state = _first_state(item, seats, by=by)
    seat = Seat.objects.create(
        seats=seats, person=by, state=state, among=among, shows=shows, tells_needs=tells_needs,
        in_calendar=in_calendar,
    )  # fmt: skip
    if state == Seat.State.SEATED:
        take(seats)
        let_in(seat, item=item)
    sort = events.SeatAsked if state == Seat.State.ASKED else events.SeatTaken
    item.gathering.invited.filter(person=by).delete()
    record(sort(item=item, seat=seat.pk), by=by)
    return seat


@transaction.atomic
def answer_yes(seat: Seat, *, by: Person) -> None:
    """Take the seat that was free for one, as long as it is; in the last hour, any that is free."""
    item, held = item_of(seat), held_again(seat)
    if held.seats.gathering.is_cancelled:
        return
    if held.state == Seat.State.WAITING and not held.seats.is_full and _answer_by(held.seats) is None:
        take(held.seats)
    elif held.state != Seat.State.OFFERED:
        return
    _become(held, Seat.State.SEATED)
    let_in(held, item=item)
    record(events.SeatTaken(item=item, seat=seat.pk), by=by)


@transaction.atomic
def give_back(seat: Seat, *, by: Person) -> None:
    """Not come after all, without a reason; whoever waits longest is asked next."""
    item, held = item_of(seat), held_again(seat)
    if held.state not in Seat.OPEN:
        return
    leave(held, Seat.State.GIVEN_BACK, item)
    record(events.SeatGivenBack(item=item, seat=seat.pk), by=by)


@transaction.atomic
def admit(seat: Seat, *, by: Person) -> str:
    """Give a seat to someone who asked; if there is none they wait, and are told. Says what became of it."""
    item, held = item_of(seat), held_again(seat)
    if held.state != Seat.State.ASKED:
        return held.state
    if held.seats.is_full:
        _become(held, Seat.State.WAITING)
        record(events.SeatToWaitFor(item=item, seat=seat.pk), by=by)
        return held.state
    _become(held, Seat.State.SEATED)
    take(held.seats)
    let_in(held, item=item)
    record(events.SeatGiven(item=item, seat=seat.pk), by=by)
    return held.state


@transaction.atomic
def decline(seat: Seat, *, by: Person) -> None:
    """Not give a seat to someone who asked or waits; they are told, gently."""
    item, held = item_of(seat), held_again(seat)
    if held.state in (Seat.State.ASKED, Seat.State.WAITING):
        _become(held, Seat.State.DECLINED)
        record(events.SeatDeclined(item=item, seat=seat.pk), by=by)


@transaction.atomic
def pass_on(seat: Seat, *, now: datetime) -> None:
    """What was offered and not answered in time goes to whoever waits next."""
    item, held = item_of(seat), held_again(seat)
    if held.state == Seat.State.OFFERED and held.answer_by is not None and held.answer_by <= now:
        leave(held, Seat.State.GIVEN_BACK, item)
        record(events.SeatPassed(item=item, seat=seat.pk), by=None)


def offer_what_is_free(seats: Seats, *, item: Item) -> None:
    """Ask those who wait, in the order in which they came, as long as there are seats; a part of a verb."""
    held = Seats.objects.select_for_update(of=("self",)).select_related("gathering").get(pk=seats.pk)
    waiting = held.all.filter(state=Seat.State.WAITING).order_by("asked_at", "pk")
    until = _answer_by(held) if held.way in held.gathering.ways else None
    for seat in waiting:
        if held.is_full or until is None:
            return
        _become(seat, Seat.State.OFFERED, answer_by=until)
        take(held)
        record(events.SeatOffered(item=item, seat=seat.pk), by=None)


def ask_anew(gathering: Gathering, *, item: Item) -> None:
    """Give whoever was asked before it was cancelled new time to answer, and ask those who wait; a part of a verb."""
    for seats in gathering.seats.select_for_update().order_by("pk"):
        if until := _answer_by(seats):
            seats.all.filter(state=Seat.State.OFFERED).update(answer_by=until)
        offer_what_is_free(seats, item=item)


def say_needs(words: str, *, by: Person) -> None:
    """Keep what one needs in order to take part, for this time and the next; empty words forget it."""
    with seen_as(by):
        if words:
            Needs.objects.update_or_create(person=by, defaults={"words": words})
        else:
            Needs.objects.filter(person=by).delete()


def _held(gathering: Gathering, occasion: Occasion | None, way: str) -> Seats:
    wanted = gathering.seats.select_for_update().filter(way=way)
    return wanted.get(occasion=occasion if gathering.each_date else None)


def _among(seats: Seats) -> str:
    return f"occasion-{seats.occasion_id}" if seats.occasion_id else f"gathering-{seats.gathering_id}"


def _first_state(item: Item, seats: Seats, *, by: Person) -> str:
    if item.gathering.door == Gathering.Door.REQUEST and not _is_awaited(item, by):
        return Seat.State.ASKED
    return Seat.State.SEATED if is_free(seats) else Seat.State.WAITING


def is_free(seats: Seats) -> bool:
    """Whether whoever comes now gets a seat: nobody is passed over who waits and can still be asked."""
    return not seats.is_full and not (
        seats.all.filter(state=Seat.State.WAITING).exists() and _answer_by(seats)
    )


def _is_awaited(item: Item, person: Person) -> bool:
    """Hosts need not ask themselves, and whom they invited they have said yes to."""
    is_host = is_hosted(item.space, by=person) or item.gathering.is_hosted_with(person)
    return is_host or item.gathering.invited.filter(person=person).exists()


def held_again(seat: Seat) -> Seat:
    """The seat as it is now, with the row of all seats held; a part of a verb, as the next two are."""
    held = Seats.objects.select_for_update(of=("self",)).select_related("gathering").get(pk=seat.seats_id)
    again = Seat.objects.select_for_update().get(pk=seat.pk)
    again.seats = held
    return again


def leave(held: Seat, state: str, item: Item) -> None:
    held_one = held.holds
    _become(held, state)
    if held_one:
        take(held.seats, -1)
        let_out(held.person, item=item)
        offer_what_is_free(held.seats, item=item)


def _become(seat: Seat, state: str, *, answer_by: datetime | None = None) -> None:
    seat.state, seat.answer_by = state, answer_by
    seat.save(update_fields=["state", "answer_by"])


def take(seats: Seats, number: int = 1) -> None:
    """Count them as taken, or as free; a part of a verb."""
    seats.taken += number
    if number < 0:
        seats.capacity = _wanted(seats)
    seats.save(update_fields=["taken", "capacity"])


def _wanted(seats: Seats) -> int | None:
    """Where hosts want fewer by now than were taken then, what is given back is free for nobody."""
    wanted = Gathering.objects.get(pk=seats.gathering_id).capacity(seats.way)
    return None if wanted is None else max(wanted, seats.taken)


def _answer_by(seats: Seats) -> datetime | None:
    """A day to answer, but not later than an hour before it begins; None when that is too late to ask anyone, or it is cancelled."""
    if seats.gathering.is_cancelled:
        return None
    ahead = seats.gathering.occasions.filter(cancelled_at=None, begins_at__gt=timezone.now())
    if seats.occasion_id:
        ahead = ahead.filter(pk=seats.occasion_id)
    first = ahead.order_by("begins_at").first()
    if first is None:
        return None
    latest, now = first.begins_at - LEAST_TIME, timezone.now()
    return min(now + TIME_TO_ANSWER, latest) if latest > now else None


def item_of(seat: Seat) -> Item:
    return Item.objects.select_related("space").get(gathering__seats__all=seat)
