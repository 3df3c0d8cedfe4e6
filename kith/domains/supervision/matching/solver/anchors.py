"""At which languages and starts some people could meet, without those that another one makes needless."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kith.domains.supervision.matching.solver.field import Common, Draft, Field
from kith.domains.supervision.matching.solver.pools import Anchor, anchors_of
from kith.domains.supervision.matching.weeks import bits


@dataclass(frozen=True, slots=True)
class Anchors:
    """The people of each anchor. `is_whole` says that none was left out to save time."""

    crowds: tuple[frozenset[int], ...]
    is_whole: bool

    @property
    def people(self) -> list[int]:
        return sorted(frozenset[int]().union(*self.crowds))


def anchors_among(
    field: Field, people: Sequence[int], place: Common, *, fewest: int, most: int, keep: Iterable[Draft]
) -> Anchors:
    """Anchors with at least so many people. An anchor whose people are all at another one too is needless.

    At most so many are kept: first those at which the drafts meet that are to be kept, then the fullest.
    """
    number = {at: place for place, at in enumerate(people)}
    there = defaultdict[Anchor, int](int)
    for at in people:
        for anchor in anchors_of(place & field.people[at]):
            there[anchor] |= 1 << number[at]
    crowds = _needed({crowd for crowd in there.values() if crowd.bit_count() >= fewest})
    kept = _first(crowds, [sum(1 << number[at] for at in draft.joiners) for draft in keep], most)
    return Anchors(
        tuple(frozenset(people[each] for each in bits(crowd)) for crowd in kept), len(kept) == len(crowds)
    )


def _needed(crowds: set[int]) -> list[int]:
    found = list[int]()
    for crowd in sorted(crowds, key=lambda each: (-each.bit_count(), each)):
        if all(crowd & ~other for other in found):
            found.append(crowd)
    return found


def _first(crowds: Sequence[int], keep: Iterable[int], most: int) -> list[int]:
    if len(crowds) <= most:
        return list(crowds)
    kept = [next((crowd for crowd in crowds if not draft & ~crowd), 0) for draft in keep]
    return [crowd for crowd in dict.fromkeys([*kept, *crowds]) if crowd][: max(most, len(kept))]
