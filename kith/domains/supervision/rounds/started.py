"""Circles that go on and have room, as `matching` knows them: their members by what keeps people apart, and by nothing else."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from datetime import time, timedelta

from kith.domains.supervision.matching.shapes import Started, Terms, Way, Wish
from kith.domains.supervision.matching.weeks import Wall, clocks_among, clocks_of, kept_slots
from kith.domains.supervision.models import Circle, FreePlace, Round
from kith.domains.supervision.models.circle import MOST
from kith.domains.supervision.rounds.building import HALF_HOUR, leaders_in, terms_of, token_of, wishes_of
from kith.domains.supervision.rounds.reading import lines_between, names_of, seeking
from kith.foundation.people.models import Person
from kith.foundation.spaces.lines import Leaders, leaders_of, led_through_others
from kith.foundation.spaces.models import Membership
from kith.lib.zones import zone

Members = dict[int, list[int]]  # the keys of persons, by that of their space


def wishes_and_terms(of: Round, people: Collection[Person]) -> tuple[list[Wish], Terms]:
    """All that goes into solving a round: who looks for a circle, and the circles that have room for them."""
    looking, circles = [person.pk for person in people], with_room(of)
    members = members_of(circles)
    seated = {key for there in members.values() for key in there}
    keys = {*looking, *seated}
    leaders = leaders_of(keys)
    lines = [*lines_between(of, keys), *led_through_others(keys, leaders)]
    others = names_of({*seated, *leaders} - {*looking})
    said = seeking(of, people)
    zones = [*(each.zone.key for each in said), *(zone(circle.zone).key for circle in circles)]
    clocks = clocks_among(zones, of.year)
    wishes = wishes_of(said, lines=lines, year=of.year, clocks=clocks, leaders=leaders, others=others)
    there = started(circles, members, leaders, looking=looking, year=of.year)
    return wishes, replace(terms_of(of, people=len(wishes)), started=tuple(there))


def with_room(of: Round) -> list[Circle]:
    """Those that meet at an hour, and whose hosts said that they have a place for people of this round. Each keeps its own length and its own room."""
    places = FreePlace.objects.filter(space=of.space_id).exclude(circle__way=Circle.Way.DAYS)
    offered = Circle.objects.filter(pk__in=places.values("circle")).exclude(state=Circle.State.ENDED)
    return list(offered.exclude(space__state="archived").select_related("space").order_by("pk"))


def members_of(circles: Iterable[Circle]) -> Members:
    places = Membership.objects.active().filter(space__in=[each.space_id for each in circles])
    found: Members = {each.space_id: [] for each in circles}
    for space, person in places.order_by("person").values_list("space", "person"):
        found[space].append(person)
    return found


def started(
    circles: Iterable[Circle],
    members: Members,
    leaders: Leaders,
    *,
    looking: Collection[int],
    year: int,
) -> Iterator[Started]:
    """Without those that are full, and those of which someone takes part in the round themselves."""
    for each in circles:
        there = members[each.space_id]
        if len(there) < room_of(each) and not set(there) & set(looking):
            yield as_started(each, (by_lines(key, leaders) for key in there), year=year)


def as_started(circle: Circle, members: Iterable[Wish], *, year: int) -> Started:
    clock = zone(circle.zone)
    slots = kept_slots(_walls(circle), clock, year, clocks=[clocks_of(clock.key, year)])
    return Started(
        circle.pk, tuple(members), circle.space.language, _way(circle), slots, most=room_of(circle)
    )


def by_lines(key: int, leaders: Leaders) -> Wish:
    """Someone of whom no more is known than who leads them."""
    return Wish(key, token=token_of(key), reports_to=leaders_in(leaders, key))


def room_of(circle: Circle) -> int:
    return circle.space.most or MOST


def _walls(circle: Circle) -> list[Wall]:
    """When it meets by its own clock: each half hour of which a part is needed, also past midnight."""
    begins = circle.first_wall
    ends = begins + timedelta(minutes=circle.minutes)
    first = begins.replace(minute=begins.minute // HALF_HOUR * HALF_HOUR)
    last = ends + timedelta(minutes=-ends.minute % HALF_HOUR)
    if first.date() == last.date() or last.time() == time.min:
        return [Wall(first.weekday(), first.time(), last.time())]
    return [Wall(first.weekday(), first.time(), time.min), Wall(last.weekday(), time.min, last.time())]


def _way(circle: Circle) -> Way:
    """Where each takes part as they like, writing is the way that is possible for most."""
    writes = circle.in_days or circle.way == Circle.Way.MIXED
    return Way.TEXT if writes else Way(circle.way)
