"""Reading gatherings for one person."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, F, OuterRef, Prefetch, Q, QuerySet
from django.http import Http404
from django.utils import timezone

from kith.capabilities.conversations.pages import for_page
from kith.capabilities.items.models import Item
from kith.capabilities.items.queries import seen_or_drafted
from kith.domains.competencies.queries import about_of_item
from kith.domains.gatherings.kinds import GATHERING
from kith.domains.gatherings.models import (
    Gathering,
    Host,
    Invited,
    Needs,
    Occasion,
    Seat,
    Seats,
    Speaker,
    Stay,
    Transfer,
)
from kith.domains.gatherings.models.gathering import LONGEST, NEXT_DATES
from kith.domains.gatherings.named import with_names
from kith.domains.gatherings.staying import Span, minutes_within
from kith.foundation.people.models import Person
from kith.foundation.spaces.apart import apart, without_apart
from kith.foundation.spaces.models import Membership
from kith.infrastructure.database.private import seen_as

MOST_NAMED = 100


def reach_gathering(person: Person | None, pk: int, slug: str = "", **_rest: Any) -> Item:
    """The gathering with its plan; of a draft, for those who announce it alone."""
    return _found(_reachable(person, pk).select_related("space", "author__person", "author__seal"))


def gathering_for_page(person: Person | None, pk: int) -> Item:
    """The same with all that its page tells this reader: what was said, who speaks, what is meant for them."""
    told = for_page(_reachable(person, pk), pk, reader=person)
    speakers = Prefetch("gathering__speakers", queryset=Speaker.objects.all())
    return _found(told.annotate(about_list=about_of_item(), **_meant_for(person)).prefetch_related(speakers))


def _reachable(person: Person | None, pk: int) -> QuerySet[Item, Item]:
    plans = seen_or_drafted(person, GATHERING.name, only=pk).select_related("gathering__origin__calendar")
    hosts = Host.objects.filter(gathering=OuterRef("pk")).order_by().values("person")
    return plans.annotate(is_ahead=is_ahead(), host_keys=ArraySubquery(hosts))


def _found(items: QuerySet[Item, Item]) -> Item:
    item = items.first()
    if item is None:
        raise Http404
    return item


def _meant_for(person: Person | None) -> dict[str, Exists]:
    """Whether a host invites this person, and whether someone would like to give them a seat."""
    invited = Invited.objects.filter(gathering=OuterRef("pk"), person=person)
    offered = Transfer.objects.filter(
        to=person, seat__seats__gathering=OuterRef("pk"), seat__state=Seat.State.SEATED
    )
    return {"is_invited": Exists(invited), "is_offered_seat": Exists(offered)}


def is_ahead() -> Exists:
    return Exists(
        Occasion.objects.filter(gathering=OuterRef("pk"), ends_at__gt=timezone.now(), cancelled_at=None)
    )


def reach_occasion(person: Person | None, pk: int, occasion: int) -> Item:
    """The gathering with one of its dates as `occasion`."""
    item = reach_gathering(person, pk)
    found = Occasion.objects.filter(gathering=pk, pk=occasion).first()
    if found is None:
        raise Http404
    item.occasion = found  # type: ignore[attr-defined]
    return item


def reach_attended(person: Person | None, pk: int, occasion: int, stay: int) -> Item:
    """The gathering with one of its dates, and with the `stay` of someone who was there, by the name that hosts know."""
    item = reach_occasion(person, pk, occasion)
    found = stays_at(item.occasion).filter(pk=stay)  # type: ignore[attr-defined]
    item.stay = next(iter(with_names(found, item=item)), None)  # type: ignore[attr-defined]
    if item.stay is None:  # type: ignore[attr-defined]
        raise Http404
    return item


def reach_date(person: Person | None, occasion: int) -> Item:
    """The gathering that one of its dates belongs to, with that date as `occasion`."""
    gathering = Occasion.objects.filter(pk=occasion).values_list("gathering", flat=True).first()
    return reach_occasion(person, gathering or 0, occasion)


def reach_seat(person: Person | None, pk: int, seat: int) -> Item:
    """The gathering with one of its seats as `seat`."""
    item = reach_gathering(person, pk)
    found = Seat.objects.filter(pk=seat, seats__gathering=item.pk).first()
    if found is None:
        raise Http404
    item.seat = found  # type: ignore[attr-defined]
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
    found = transfers_to(person).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def seats_of(item: Item) -> list[Seats]:
    """How many seats there are, for each coming date if they are taken by themselves."""
    ahead = Q(occasion=None) | Q(occasion__ends_at__gt=timezone.now())
    found = Seats.objects.filter(ahead, gathering=item.pk, way__in=item.gathering.ways)
    return list(found.order_by(F("occasion__begins_at").asc(nulls_first=True), "way")[: 2 * NEXT_DATES])


def own_seats(item: Item, *, person: Person | None) -> dict[int | None, Seat]:
    """One's own open seats, by the date that they are for."""
    if person is None:
        return {}
    mine = Seat.objects.filter(seats__gathering=item.pk, person=person, state__in=Seat.OPEN)
    return {seat.seats.occasion_id: seat for seat in mine.select_related("seats", "transfer")}


def named_among(item: Item, *, reader: Person) -> list[str]:
    """Those who come and let others who come see it, by the names that they go by in the space, else by their own."""
    shown = Seat.objects.filter(seats__gathering=item.pk, shows=True, state=Seat.State.SEATED).values(
        "person"
    )
    there = Membership.objects.active().filter(space=item.space_id)
    inside = without_apart(there.filter(person__in=shown), reader, author="").select_related("person")
    outside = Person.objects.active().filter(pk__in=shown).exclude(memberships__in=there)
    outside = outside.exclude(pk__in=apart(reader).people)
    return sorted([place.shown_name for place in inside] + [person.name for person in outside])[:MOST_NAMED]


def people_of(item: Item) -> QuerySet[Seat, Seat]:
    """Everyone who comes, asks or waits, in the order in which they came: for hosts alone."""
    found = Seat.objects.filter(seats__gathering=item.pk, state__in=Seat.OPEN)
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


def others_come(item: Item) -> bool:
    """Whether anyone but its author comes, would like to, or was there."""
    seats = Seat.objects.filter(seats__gathering=item.pk, state__in=Seat.OPEN)
    stays = Stay.objects.filter(occasion__gathering=item.pk, set_aside_at=None)
    return any(found.exclude(person__memberships=item.author_id).exists() for found in (seats, stays))


def seated_at(occasion: Occasion) -> QuerySet[Seat, Seat]:
    """Who has a seat for this date, or for all of them."""
    seated = _seated_for([occasion]).select_related("person")
    return seated.order_by("asked_at", "pk")


def _seated_for(occasions: Iterable[Occasion]) -> QuerySet[Seat, Seat]:
    seats = counted_for(Occasion.objects.filter(pk__in=[each.pk for each in occasions]))
    return Seat.objects.filter(seats__in=seats, state=Seat.State.SEATED)


def has_seat(occasion: Occasion, *, person: Person) -> bool:
    return seated_at(occasion).filter(person=person).exists()


def were_at(occasions: Collection[Occasion]) -> Q:
    """A condition on people: those who had a seat for one of these dates when it ended, or of whom it is written down that they
    were there."""
    stays = Stay.objects.filter(occasion__in=occasions, set_aside_at=None)
    there = stays.order_by().values("person").union(_seated_for(occasions).order_by().values("person"))
    return Q(pk__in=there)


def stays_at(*occasions: Occasion) -> QuerySet[Stay, Stay]:
    """Who was there, as it stands now."""
    found = Stay.objects.filter(occasion__in=occasions, set_aside_at=None)
    return found.select_related("person", "by", "set_aside_by")


def set_aside_at(occasion: Occasion, **of: Any) -> QuerySet[Stay, Stay]:
    """What stood there before it was set right, the newest first."""
    aside = Stay.objects.filter(occasion=occasion, set_aside_at__isnull=False, **of)
    return aside.select_related("person", "by", "set_aside_by").order_by("-set_aside_at", "came_at")


def aside_for_hosts(occasion: Occasion, *, there: Collection[int]) -> list[Stay]:
    """The same of those of whom something stands, or from whom a host took it away: what someone took away themselves is theirs."""
    aside = list(set_aside_at(occasion))
    last = {stay.person_id: stay.set_aside_by_id for stay in reversed(aside)}
    return [stay for stay in aside if stay.person_id in there or last[stay.person_id] != stay.person_id]


def been_at(item: Item, *, person: Person | None) -> list[Occasion]:
    """The dates on which someone was there, the newest first."""
    if person is None:
        return []
    own = Stay.objects.filter(person=person, set_aside_at=None).values("occasion")
    return list(Occasion.objects.filter(gathering=item.pk, pk__in=own).order_by("-begins_at")[:NEXT_DATES])


def minutes_at(occasion: Occasion, *, of: Person | None = None) -> dict[int, int]:
    """How long people were there, by their keys, or how long one of them was; who is still there, until now."""
    now, spans = timezone.now(), defaultdict[int, list[Span]](list)
    for stay in stays_at(occasion).filter(**({"person": of} if of else {})):
        spans[stay.person_id].append((stay.came_at, stay.left_at or now))
    begins, ends = occasion.begins_at, occasion.ends_at
    return {key: minutes_within(own, begins=begins, ends=ends) for key, own in spans.items()}


def own_needs(person: Person) -> str:
    with seen_as(person):
        return Needs.objects.filter(person=person).values_list("words", flat=True).first() or ""


def wants_mails(person: Person) -> bool:
    """Whether someone wanted mails for their calendar the last time that they took a seat."""
    newest = Seat.objects.filter(person=person).order_by("-pk")
    return bool(newest.values_list("in_calendar", flat=True).first())


def coming_up(
    *, reader: Person | None, since: datetime, within: Q | None = None
) -> QuerySet[Occasion, Occasion]:
    """The dates that this reader may see, in their order, with their gatherings and spaces."""
    seen = Item.objects.visible_to(reader).filter(
        within or Q(), kind=GATHERING.name, gathering__cancelled_at=None
    )
    ahead = Occasion.objects.filter(
        begins_at__gt=since - LONGEST, ends_at__gt=since, cancelled_at=None, gathering__in=seen.values("pk")
    )
    return ahead.select_related("gathering__item__space").order_by("begins_at", "pk")


def own_dates(person: Person) -> QuerySet[Occasion, Occasion]:
    """What someone comes to next."""
    held = Seat.objects.filter(person=person, state__in=Seat.HOLDS)
    of_all = held.filter(seats__occasion=None).values("seats__gathering")
    single = held.exclude(seats__occasion=None).values("seats__occasion")
    mine = Occasion.objects.filter(gathering__in=of_all).order_by().values("pk").union(single.order_by())
    return coming_up(reader=person, since=timezone.now()).filter(pk__in=mine)
