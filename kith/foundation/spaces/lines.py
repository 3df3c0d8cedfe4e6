"""Who leads whom at work, as far as either of two said it. It is asked in order to keep people apart, and shown to nobody."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping

from django.db.models import Q

from kith.foundation.spaces.models import Tie

Leaders = Mapping[int, frozenset[int]]  # who leads someone, by the keys of both
NOBODY = frozenset[int]()


def leaders_of(people: Collection[int]) -> Leaders:
    """Who leads these, and who leads those in turn, up to the top."""
    found, ahead = dict[int, frozenset[int]](), frozenset(people)
    while ahead:
        found |= _told(ahead)
        ahead = NOBODY.union(*found.values()) - found.keys()
    return found


def above(person: int, leaders: Leaders) -> set[int]:
    """All in whose line someone stands, also through someone else."""
    found, ahead = set[int](), [person]
    while ahead:
        for leader in leaders.get(ahead.pop(), NOBODY) - found:
            found.add(leader)
            ahead.append(leader)
    return found - {person}


def in_one_line(person: int, others: Collection[int], leaders: Leaders) -> bool:
    """Whether someone leads one of these or is led by one, or has a leader in common with one."""
    own, higher = leaders.get(person, NOBODY), above(person, leaders)
    return any(
        other in higher or not own.isdisjoint(leaders.get(other, NOBODY)) or person in above(other, leaders)
        for other in others
    )


def led_through_others(people: Collection[int], leaders: Leaders) -> Iterator[tuple[int, int]]:
    """Of these, each with those in whose line they stand."""
    there = set(people)
    for person in sorted(there):
        yield from ((person, leader) for leader in sorted(above(person, leaders) & there))


def _told(people: Collection[int]) -> dict[int, frozenset[int]]:
    found = defaultdict[int, set[int]](set)
    told = Q(by__in=people, sort=Tie.Sort.MANAGED) | Q(other__in=people, sort=Tie.Sort.MANAGES)
    for by, other, sort in Tie.objects.filter(told).values_list("by", "other", "sort"):
        led, leader = (by, other) if sort == Tie.Sort.MANAGED else (other, by)
        found[led].add(leader)
    return {person: frozenset(found[person]) for person in people}
