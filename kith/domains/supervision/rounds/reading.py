"""Those who take part in a round, read as plain values: each as themselves, since nobody sees all of them at once."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.db.models import Q

from kith.domains.supervision.models import Round, Wish
from kith.domains.supervision.rounds.offered import Offered
from kith.domains.supervision.rounds.sealing import read_offer, read_wish
from kith.domains.supervision.rounds.wished import Wished
from kith.foundation.people.models import Person
from kith.foundation.spaces.models import Boundary, Membership, Tie
from kith.infrastructure.database.private import seen_as
from kith.infrastructure.safes.opening import KeyLost
from kith.lib.zones import zone


@dataclass(frozen=True)
class Seeking:
    """`names` are all by which others here may know them."""

    key: int
    names: frozenset[str]
    wished: Wished

    @property
    def zone(self) -> ZoneInfo:
        return zone(self.wished.zone)


def seekers_of(of: Round) -> list[Person]:
    """Who takes part and still looks for a circle, as long as they belong to its space."""
    found = Person.objects.active().filter(pk__in=of.seekers.values("person"))
    if of.space_id is not None:
        here = Membership.objects.active().filter(space=of.space_id)
        found = found.filter(pk__in=here.values("person"))
    return list(found.order_by("pk"))


def seeking(of: Round, people: Collection[Person]) -> list[Seeking]:
    places = places_in(of, [person.pk for person in people])
    found = []
    for person in people:
        with seen_as(person):
            wished = read_wish(of, person)
        if wished is not None:
            found.append(Seeking(person.pk, _names(person, places.get(person.pk)), wished))
    return found


def said_last(person: Person) -> tuple[Round, Seeking] | None:
    """What someone said in their last round, as long as its safe holds it and can be opened."""
    with seen_as(person):
        row = Wish.objects.filter(person=person).select_related("round").order_by("-round").first()
        try:
            wished = read_wish(row.round, person) if row else None
        except KeyLost:
            return None
    if row is None or wished is None:
        return None
    place = places_in(row.round, [person.pk]).get(person.pk)
    return row.round, Seeking(person.pk, _names(person, place), wished)


def names_of(keys: Collection[int]) -> dict[int, frozenset[str]]:
    people = Person.objects.active().filter(pk__in=keys)
    return {person.pk: _names(person, None) for person in people}


def offers_to(of: Round, people: Collection[Person]) -> dict[int, Offered]:
    """What came out for each until now, by their keys."""
    found = {}
    for person in people:
        with seen_as(person):
            offered = read_offer(of, person)
        if offered is not None:
            found[person.pk] = offered
    return found


def places_in(of: Round, keys: Collection[int]) -> dict[int, Membership]:
    """Their places in the space of a round; none in one of the whole house."""
    if of.space_id is None:
        return {}
    there = Membership.objects.active().filter(space=of.space_id, person__in=keys)
    return {place.person_id: place for place in there.select_related("person")}


def lines_between(of: Round, keys: Collection[int]) -> Iterator[tuple[int, int]]:
    """Who must not share a circle, whoever drew the line first: they keep away from each other, or are tied at work or in care."""
    between = Q(by__in=keys, other__in=keys)
    where = Q(space=None) | Q(space=of.space_id) if of.space_id else Q(space=None)
    yield from Boundary.objects.filter(between, where).values_list("by", "other")
    yield from Tie.objects.filter(between).values_list("by", "other")


def _names(person: Person, place: Membership | None) -> frozenset[str]:
    named = {person.name, person.handle}
    return frozenset(named | {place.shown_name, place.handle} if place else named)
