"""Who may fit whom. Plain values; no tables.

Two fit when one offers what the other looks for and both let the other see that, when they share a language, and when their
clocks are no further apart than either wishes. Of all that fit, the nearest come first, by an order that is the same for both,
and each is chosen while both have room. So nobody who was left out would both rather have had: such a pair would have come
earlier. The order is made for each run and kept nowhere.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

DAY = 24 * 60
ALL, SHARED = frozenset({"members", "everyone"}), "spaces"


@dataclass(frozen=True)
class Someone:
    """A person who would like to be matched. `offers` and `seeks` are codes, each with who may see it.

    `clock` is in minutes east of the world's own time, `hours_apart` in hours; `room` is for how many more there is a place.
    By their own name they go in the spaces `named_in`.
    """

    key: int
    offers: Mapping[str, str]
    seeks: Mapping[str, str]
    languages: frozenset[str]
    clock: int
    hours_apart: int
    room: int
    since: date
    named_in: frozenset[int] = frozenset()
    belongs_to: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Match:
    """Two who may fit, the lower key first: what `one` gives is what `other` gets."""

    one: int
    other: int
    gives: frozenset[str]
    gets: frozenset[str]
    languages: frozenset[str]


def matches(people: Collection[Someone], *, apart: Collection[frozenset[int]]) -> list[Match]:
    """Whom to propose to whom, so that nobody has more than they have room for. `apart` are pairs of keys that never fit."""
    known = {each.key: each for each in people}
    room = {key: each.room for key, each in known.items()}
    chosen = []
    for match in sorted(_fitting(known, apart), key=lambda each: _nearness(each, known)):
        if room[match.one] > 0 and room[match.other] > 0:
            chosen.append(match)
            room[match.one] -= 1
            room[match.other] -= 1
    return chosen


def fit(first: Someone, second: Someone) -> Match | None:
    """What two would have of each other; nothing where they do not fit. It does not matter who is named first."""
    if first.key == second.key:
        return None
    one, other = sorted((first, second), key=lambda each: each.key)
    gives, gets, languages = given(one, to=other), given(other, to=one), one.languages & other.languages
    is_near = clocks_apart(one, other) <= 60 * min(one.hours_apart, other.hours_apart)
    if not (gives or gets) or not languages or not is_near:
        return None
    return Match(one.key, other.key, gives, gets, languages)


def given(giver: Someone, *, to: Someone) -> frozenset[str]:
    """What one offers and the other looks for, where each lets the other see it: else the match would tell it."""
    return frozenset(
        code
        for code in giver.offers.keys() & to.seeks.keys()
        if lets_see(giver, giver.offers[code], viewer=to) and lets_see(to, to.seeks[code], viewer=giver)
    )


def lets_see(owner: Someone, audience: str, *, viewer: Someone) -> bool:
    """Sharing a space counts only where the owner goes by their own name there."""
    return audience in ALL or (audience == SHARED and bool(owner.named_in & viewer.belongs_to))


def clocks_apart(one: Someone, other: Someone) -> int:
    """In minutes, the short way round the day."""
    difference = abs(one.clock - other.clock) % DAY
    return min(difference, DAY - difference)


def _fitting(known: Mapping[int, Someone], apart: Collection[frozenset[int]]) -> Iterator[Match]:
    """Each pair once. Only those are looked at of whom one offers and the other seeks the same."""
    never = set(apart)
    for keys in _meeting(known.values()) - never:
        one, other = sorted(keys)
        if found := fit(known[one], known[other]):
            yield found


def _meeting(people: Iterable[Someone]) -> set[frozenset[int]]:
    offering, seeking = defaultdict[str, list[int]](list), defaultdict[str, list[int]](list)
    for each in people:
        for code in each.offers:
            offering[code].append(each.key)
        for code in each.seeks:
            seeking[code].append(each.key)
    pairs = {
        frozenset((one, other)) for code in offering for one in offering[code] for other in seeking[code]
    }
    return {pair for pair in pairs if len(pair) == 2}


def _nearness(match: Match, known: Mapping[int, Someone]) -> tuple[int, int, date, int, int]:
    """More in common first, then the nearer clock, then whoever waits longest; the keys make it the same each time."""
    one, other = known[match.one], known[match.other]
    in_common = len(match.gives) + len(match.gets)
    return -in_common, clocks_apart(one, other), min(one.since, other.since), match.one, match.other
