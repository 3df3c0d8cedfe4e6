"""The people of a round as numbers: sets become bits, so that thousands can be tried.

Nothing here decides what is right or good. It asks rules.py, goals.py and access.py once for each person, and keeps the answers.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain

from kith.domains.supervision.matching.access import best_ways, possible_ways
from kith.domains.supervision.matching.goals import WEIGHTS, Goal, asks_of, kinds_of
from kith.domains.supervision.matching.lines import as_either_told
from kith.domains.supervision.matching.rules import Group, common_starts, most_in
from kith.domains.supervision.matching.shapes import Started, Tenure, Terms, Way, Wish
from kith.domains.supervision.matching.solver.apart import apart_from
from kith.domains.supervision.matching.weeks import SLOTS, bits, covered, mask, starts

WAYS, TENURES = tuple(Way), tuple(Tenure)
ALWAYS = (1 << SLOTS) - 1  # of new circles; beyond it, each circle that goes on has a start of its own


@dataclass(frozen=True, slots=True)
class Asked:
    """`goals.Ask`: `who` are all people who share one of its kinds, as bits of their places; `weight` is that of its goal."""

    who: int
    shares: bool
    least: int | None
    weight: int


@dataclass(frozen=True, slots=True)
class Someone:
    """A person of the field. `by_way` is what goals come to for them by each way, `apart` with whom they are never together."""

    wish: Wish
    languages: int
    starts: int
    ways: int
    by_way: tuple[int, ...]
    asks: tuple[Asked, ...]
    tenure: int
    apart: frozenset[int]


@dataclass(frozen=True, slots=True)
class Draft:
    """Some who may be a circle, by their places, the lowest first. `seat` is the place of the started circle that they join."""

    joiners: tuple[int, ...]
    seat: int | None = None


@dataclass(frozen=True, slots=True)
class Common:
    """What a draft has in common: languages, starts and ways."""

    languages: int
    starts: int
    ways: int

    def __and__(self, other: "Common | Someone") -> "Common":
        return Common(self.languages & other.languages, self.starts & other.starts, self.ways & other.ways)

    def __bool__(self) -> bool:
        return bool(self.languages and self.starts and self.ways)


class Field:
    """Those who look for a circle come first, in the order of their keys; then those who are in one that has started."""

    def __init__(self, wishes: Iterable[Wish], terms: Terms) -> None:
        self.terms = terms
        looking = sorted(wishes, key=lambda each: each.key)
        seated = chain.from_iterable(started.members for started in terms.started)
        self.looking, self._told = len(looking), as_either_told([*looking, *seated])
        self.languages = sorted(_languages(self._told, terms.started))
        self._meetings = [mask(started.slots) if started.is_sure else 0 for started in terms.started]
        self._who, apart = _who(self._told), apart_from(self._told)
        self.people = [self._someone(each, apart[at]) for at, each in enumerate(self._told)]

    def _someone(self, wish: Wish, apart: Collection[int]) -> Someone:
        asks = (
            Asked(
                sum_of_bits(self._who[kind] for kind in ask.kinds), ask.shares, ask.least, WEIGHTS[ask.goal]
            )
            for ask in asks_of(wish, least=self.terms.least)
        )
        return Someone(
            wish, self._bits(wish.languages), self._starts(mask(wish.free)), ways_mask(possible_ways(wish.needs)),
            _by_way(wish), tuple(asks), TENURES.index(wish.tenure), frozenset(apart),
        )  # fmt: skip

    def _starts(self, free: int) -> int:
        """Where new circles can begin, and the circles that go on in whose meetings someone is free from beginning to end."""
        whole = (
            SLOTS + seat for seat, meeting in enumerate(self._meetings) if meeting and not meeting & ~free
        )
        return starts(free, self.terms.length) | mask(whole)

    def _bits(self, languages: Collection[str]) -> int:
        return mask(place for place, language in enumerate(self.languages) if language in languages)

    @cached_property
    def seats(self) -> Sequence[tuple[int, ...]]:
        """The places of those who are in each started circle."""
        found, begins = [], self.looking
        for started in self.terms.started:
            found.append(tuple(range(begins, begins + len(started.members))))
            begins += len(started.members)
        return found

    @cached_property
    def seat_of(self) -> Mapping[int, int]:
        return {at: seat for seat, seated in enumerate(self.seats) for at in seated}

    @cached_property
    def offered(self) -> Sequence[Common]:
        """What each started circle lets others have in common with it."""
        return [
            Common(self._bits([started.language]), self._offered(seat), ways_mask([started.way]))
            for seat, started in enumerate(self.terms.started)
        ]

    def _offered(self, seat: int) -> int:
        started = self.terms.started[seat]
        if started.is_sure:
            return 1 << SLOTS + seat if started.slots else 0
        return starts(mask(started.slots), self.terms.length)

    @cached_property
    def always(self) -> int:
        """For whoever is free at any time."""
        return ALWAYS | mask(SLOTS + seat for seat in range(len(self.seats)))

    def slots_of(self, draft: Draft, starts: int) -> frozenset[int]:
        """In which slots those who have these starts in common can meet."""
        started = self.started(draft)
        if started is not None and started.is_sure:
            return started.slots
        return frozenset(bits(covered(starts & ALWAYS, self.terms.length)))

    def begins(self, draft: Draft, starts: int) -> int:
        """The first slot in which a meeting of theirs can begin."""
        return next(bits(common_starts(self.group(draft), self.terms) if starts > ALWAYS else starts))

    def started(self, draft: Draft) -> Started | None:
        return None if draft.seat is None else self.terms.started[draft.seat]

    def seated(self, draft: Draft) -> tuple[int, ...]:
        return () if draft.seat is None else self.seats[draft.seat]

    def members(self, draft: Draft) -> tuple[int, ...]:
        return self.seated(draft) + draft.joiners

    def common(self, draft: Draft) -> Common:
        place = self.offered[draft.seat] if draft.seat is not None else self.anything
        languages, starts, ways = place.languages, place.starts, place.ways
        for at in draft.joiners:
            someone = self.people[at]
            languages &= someone.languages
            starts &= someone.starts
            ways &= someone.ways
        return Common(languages, starts, ways)

    @cached_property
    def anything(self) -> Common:
        """What a circle without people has in common."""
        return Common((1 << len(self.languages)) - 1, ALWAYS, (1 << len(WAYS)) - 1)

    def is_sure(self, draft: Draft) -> bool:
        started = self.started(draft)
        return started is not None and started.is_sure

    def stands(self, draft: Draft) -> bool:
        """Whether there are enough. Of a started circle that is sure, there always are."""
        return self.is_sure(draft) or len(self.members(draft)) >= self.terms.least

    def room(self, draft: Draft) -> int:
        return max(0, self.most(draft) - len(self.members(draft)))

    def most(self, draft: Draft) -> int:
        return most_in(self.started(draft), self.terms)

    def may_add(self, at: int, draft: Draft, common: Common) -> bool:
        """Whether someone can be added to those who have that in common."""
        return (
            self.room(draft) > 0
            and bool(common & self.people[at])
            and self.people[at].apart.isdisjoint(self.members(draft))
        )

    def group(self, draft: Draft) -> Group:
        """The same, as the rules know it, with what either told of lines."""
        return Group(tuple(self._told[at] for at in draft.joiners), self._started_as_told(draft))

    def _started_as_told(self, draft: Draft) -> Started | None:
        started = self.started(draft)
        if started is None:
            return None
        members = tuple(self._told[at] for at in self.seated(draft))
        return replace(started, members=members)


def added(draft: Draft, at: int) -> Draft:
    return Draft(tuple(sorted((*draft.joiners, at))), draft.seat)


def ways_mask(ways: Collection[Way]) -> int:
    return mask(place for place, way in enumerate(WAYS) if way in ways)


def sum_of_bits(masks: Iterable[int]) -> int:
    found = 0
    for each in masks:
        found |= each
    return found


def _languages(wishes: Iterable[Wish], started: Iterable[Started]) -> set[str]:
    return {language for wish in wishes for language in wish.languages} | {each.language for each in started}


def _who(wishes: Iterable[Wish]) -> Mapping[str, int]:
    """By each kind, the people who are of it."""
    found = defaultdict[str, int](int)
    for at, wish in enumerate(wishes):
        for kind in kinds_of(wish):
            found[kind] |= 1 << at
    return found


def _by_way(wish: Wish) -> tuple[int, ...]:
    best = best_ways(wish.needs) if wish.needs else frozenset[Way]()
    return tuple(
        WEIGHTS[Goal.FORMAT] * (way in wish.ways) + WEIGHTS[Goal.ACCESS] * (way in best) for way in WAYS
    )
