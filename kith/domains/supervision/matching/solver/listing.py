"""Every circle that is possible, where there are few enough to be listed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import comb

from kith.domains.supervision.matching.solver.anchors import anchors_among
from kith.domains.supervision.matching.solver.field import Draft, Field

EVERY = 1 << 30


@dataclass(frozen=True, slots=True)
class Crowd:
    """Some people who can all meet at one anchor; or who can all join a started circle at one."""

    people: tuple[int, ...]
    seat: int | None = None


def crowds_of(field: Field) -> list[Crowd]:
    """Every circle that is possible is within one of them."""
    everyone = range(field.looking)
    places = [Draft((), seat) for seat in (None, *range(len(field.seats)))]
    found = list[Crowd]()
    for place in places:
        fewest = max(1, _sizes(field, place.seat).start)
        anchors = anchors_among(field, everyone, field.common(place), fewest=fewest, most=EVERY, keep=())
        found += [Crowd(tuple(sorted(crowd)), place.seat) for crowd in anchors.crowds]
    return sorted(found, key=lambda crowd: (number(field, crowd), crowd.people))


def number(field: Field, crowd: Crowd) -> int:
    """How many circles there are in it, if nothing else stands in their way."""
    return sum(comb(len(crowd.people), size) for size in _sizes(field, crowd.seat))


def circles_in(field: Field, crowd: Crowd) -> Iterator[Draft]:
    seated = field.seated(Draft((), crowd.seat))
    people = [at for at in crowd.people if field.people[at].apart.isdisjoint(seated)]
    ways = field.common(Draft((), crowd.seat)).ways
    for joiners in chosen(field, (), people, ways, _sizes(field, crowd.seat)):
        yield Draft(joiners, crowd.seat)


def _sizes(field: Field, seat: int | None) -> range:
    """How many can join."""
    there, draft = len(field.seated(Draft((), seat))), Draft((), seat)
    least = 0 if field.is_sure(draft) else max(0, field.terms.least - there)
    return range(least, max(0, field.most(draft) - there) + 1)


def chosen(
    field: Field, joiners: tuple[int, ...], ahead: Sequence[int], ways: int, sizes: range
) -> Iterator[tuple[int, ...]]:
    if len(joiners) in sizes:
        yield joiners
    if len(joiners) + 1 >= sizes.stop:
        return
    for place, at in enumerate(ahead):
        if len(joiners) + len(ahead) - place < sizes.start:
            return
        someone = field.people[at]
        if ways & someone.ways and someone.apart.isdisjoint(joiners):
            yield from chosen(field, (*joiners, at), ahead[place + 1 :], ways & someone.ways, sizes)
