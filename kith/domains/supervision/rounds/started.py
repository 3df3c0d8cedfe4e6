"""Circles that go on and have room, as `matching` knows them: their members by what keeps people apart, and by nothing else."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from datetime import date, time, timedelta

from django.db.models import Q

from kith.domains.supervision.matching.shapes import Started, Terms, Way, Wish
from kith.domains.supervision.matching.weeks import Wall, free_slots
from kith.domains.supervision.models import Circle, FreePlace, Round
from kith.domains.supervision.rounds.building import half_hours, terms_of, token_of, wishes_of
from kith.domains.supervision.rounds.reading import lines_between, names_of, seeking
from kith.foundation.people.models import Person
from kith.foundation.spaces.models import Membership
from kith.lib.zones import zone

Members = dict[int, list[int]]  # the keys of persons, by that of their space


def wishes_and_terms(of: Round, people: Collection[Person]) -> tuple[list[Wish], Terms]:
    """All that goes into solving a round: who looks for a circle, and the circles that have room for them."""
    looking, circles = [person.pk for person in people], with_room(of)
    members = members_of(circles)
    seated = {key for there in members.values() for key in there}
    lines = lines_between(of, {*looking, *seated})
    wishes = wishes_of(seeking(of, people), lines=lines, monday=of.monday, seated=names_of(seated))
    there = started(circles, members, looking=looking, most=of.most, monday=of.monday)
    return wishes, replace(terms_of(of), started=tuple(there))


def with_room(of: Round) -> list[Circle]:
    """Those that meet at an hour, and whose hosts said that they have a place for people of this round, as long as there is one."""
    places = FreePlace.objects.filter(space=of.space_id).exclude(circle__way=Circle.Way.DAYS)
    offered = Circle.objects.filter(pk__in=places.values("circle")).exclude(state=Circle.State.ENDED)
    fits = Q(space__most__gte=of.most) | Q(space__most=None)
    return [
        each for each in offered.filter(fits).exclude(space__state="archived").select_related("space").order_by("pk")
        if half_hours(each.minutes) == half_hours(of.minutes)
    ]  # fmt: skip


def members_of(circles: Iterable[Circle]) -> Members:
    places = Membership.objects.active().filter(space__in=[each.space_id for each in circles])
    found: Members = {each.space_id: [] for each in circles}
    for space, person in places.order_by("person").values_list("space", "person"):
        found[space].append(person)
    return found


def started(
    circles: Iterable[Circle], members: Members, *, looking: Collection[int], most: int, monday: date
) -> Iterator[Started]:
    """Without those that are full, and those of which someone takes part in the round themselves."""
    for each in circles:
        there = members[each.space_id]
        if len(there) < most and not set(there) & set(looking):
            wishes = tuple(Wish(key, token=token_of(key)) for key in there)
            slots = free_slots([_wall(each)], zone(each.zone), monday)
            yield Started(each.pk, wishes, each.space.language, _way(each), slots)


def _wall(circle: Circle) -> Wall:
    """When it meets by its own clock, as far as that is one day."""
    begins = circle.first_wall
    ends = begins + timedelta(minutes=circle.minutes)
    return Wall(begins.weekday(), begins.time(), ends.time() if ends.date() == begins.date() else time.min)


def _way(circle: Circle) -> Way:
    """Where each takes part as they like, writing is the way that is possible for most."""
    return Way.TEXT if circle.way == Circle.Way.MIXED else Way(circle.way)
