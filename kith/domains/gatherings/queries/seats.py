"""Who comes: seats, whose they are, and what those need who sit there."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db.models import F, Q, QuerySet
from django.http import Http404
from django.utils import timezone

from kith.capabilities.items.models import Item
from kith.domains.gatherings.models import (
    Gathering,
    Needs,
    Occasion,
    Seat,
    Seats,
    Transfer,
)
from kith.domains.gatherings.models.answer import ANSWERS_STAY
from kith.domains.gatherings.models.gathering import NEXT_DATES
from kith.domains.gatherings.queries.dates import coming_up
from kith.domains.gatherings.queries.gatherings import reach_gathering
from kith.foundation.people.models import Person
from kith.foundation.spaces.apart import apart, without_apart
from kith.foundation.spaces.models import Membership
from kith.infrastructure.database.private import seen_as
from kith.lib.reaching import reached

MOST_NAMED = 100


def reach_seat(person: Person | None, pk: int, seat: int) -> Item:
    """The gathering with one of its seats as `seat`."""
    item = reach_gathering(person, pk)
    item.seat = reached(Seat.objects.filter(pk=seat, seats__gathering=item.pk).first())  # type: ignore[attr-defined]
    return item


def reach_own_seat(person: Person | None, pk: int) -> Seat:
    """One's own seat, open or not."""
    found = Seat.objects.filter(pk=pk, person=person).select_related("seats__gathering__item__space").first()
    if found is None or person is None:
        raise Http404
    return found


def reach_transferable(person: Person | None, pk: int) -> Seat:
    """One's own seat, where it may go to someone whom one names: not where hosts say who comes, nor when it is over."""
    seat = reach_own_seat(person, pk)
    doors = (Gathering.Door.OPEN, Gathering.Door.MEMBERS)
    still_ahead = coming_up(reader=person, since=timezone.now()).filter(gathering=seat.seats.gathering)
    is_own_to_give = seat.state == Seat.State.SEATED and seat.seats.gathering.door in doors
    if not (is_own_to_give and seat.seats.gathering.item.space.place_of(person) and still_ahead.exists()):
        raise Http404
    return seat


def transfers_to(person: Person) -> QuerySet[Transfer, Transfer]:
    """The seats that others would like to give to someone; not those of people from whom they are kept."""
    found = Transfer.objects.filter(to=person, seat__state=Seat.State.SEATED)
    return found.exclude(seat__person__in=apart(person).people).select_related(
        "seat__person", "seat__seats__occasion", "seat__seats__gathering__item__space"
    )


def reach_own_transfer(person: Person, pk: int) -> Transfer:
    return reached(transfers_to(person).filter(pk=pk).first())


def seats_of(item: Item) -> list[Seats]:
    """How many seats there are, for each coming date if they are taken by themselves."""
    ahead = Q(occasion=None) | Q(occasion__ends_at__gt=timezone.now())
    found = Seats.objects.filter(ahead, gathering=item.pk, way__in=item.gathering.ways)
    return list(found.order_by(F("occasion__begins_at").asc(nulls_first=True), "way")[: 2 * NEXT_DATES])


def not_over(*, since: datetime) -> Q:
    """A condition on seats: for all dates of a gathering, or for one that is not over since then."""
    return Q(seats__occasion=None) | Q(seats__occasion__ends_at__gt=since)


def own_seats(item: Item, *, person: Person | None) -> dict[int | None, Seat]:
    """One's own open seats, by the date that they are for; what is over is no longer among them."""
    if person is None:
        return {}
    open_ones = Seat.objects.filter(not_over(since=timezone.now()), state__in=Seat.OPEN)
    mine = open_ones.filter(seats__gathering=item.pk, person=person)
    return {seat.seats.occasion_id: seat for seat in mine.select_related("seats", "transfer")}


def named_among(item: Item, *, reader: Person) -> list[str]:
    """Those who come and let others who come see it, by the names that they go by in the space, else by their own."""
    seated = Seat.objects.filter(seats__gathering=item.pk, shows=True, state=Seat.State.SEATED)
    shown = seated.filter(not_over(since=timezone.now())).values("person")
    there = Membership.objects.active().filter(space=item.space_id)
    inside = without_apart(there.filter(person__in=shown), reader, author="").select_related("person")
    outside = Person.objects.active().filter(pk__in=shown).exclude(memberships__in=there)
    outside = outside.exclude(pk__in=apart(reader).people)
    return sorted([place.shown_name for place in inside] + [person.name for person in outside])[:MOST_NAMED]


def people_of(item: Item) -> QuerySet[Seat, Seat]:
    """Everyone who comes, asks or waits, in the order in which they came: for hosts alone. Who came to a single date stands
    there for as long as what they answered does."""
    known = not_over(since=timezone.now() - ANSWERS_STAY)
    found = Seat.objects.filter(known, seats__gathering=item.pk, state__in=Seat.OPEN)
    return found.select_related("person", "seats__occasion").order_by(
        "seats__occasion__begins_at", "asked_at", "pk"
    )


def needs_told(seats: Iterable[Seat], *, reader: Person) -> dict[int, str]:
    """What those need who tell it to the hosts; the database shows it to hosts alone."""
    telling = [seat.person_id for seat in seats if seat.tells_needs]
    with seen_as(reader):
        return dict(Needs.objects.filter(person__in=telling).values_list("person", "words"))


def counted_for(dates: QuerySet[Occasion, Occasion]) -> QuerySet[Seats, Any]:
    """The keys of the seats of these dates, or of all dates of their gatherings. Two questions: one with “or” would read everything."""
    single = Seats.objects.filter(occasion__in=dates)
    of_all = Seats.objects.filter(occasion=None, gathering__in=dates.values("gathering"))
    return single.values("pk").union(of_all.values("pk"))


def seated_at(occasion: Occasion) -> QuerySet[Seat, Seat]:
    """Who has a seat for this date, or for all of them."""
    seated = seated_for([occasion]).select_related("person")
    return seated.order_by("asked_at", "pk")


def seated_for(occasions: Iterable[Occasion]) -> QuerySet[Seat, Seat]:
    seats = counted_for(Occasion.objects.filter(pk__in=[each.pk for each in occasions]))
    return Seat.objects.filter(seats__in=seats, state=Seat.State.SEATED)


def has_seat(occasion: Occasion, *, person: Person) -> bool:
    return seated_at(occasion).filter(person=person).exists()


def own_needs(person: Person) -> str:
    with seen_as(person):
        return Needs.objects.filter(person=person).values_list("words", flat=True).first() or ""


def wants_mails(person: Person) -> bool:
    """Whether someone wanted mails for their calendar the last time that they took a seat."""
    newest = Seat.objects.filter(person=person).order_by("-pk")
    return bool(newest.values_list("in_calendar", flat=True).first())
