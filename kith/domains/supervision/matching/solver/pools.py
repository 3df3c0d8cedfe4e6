"""Those who are not placed yet, by where they could meet: a language and a start."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice

from kith.domains.supervision.matching.solver.field import Common, Field, Someone
from kith.domains.supervision.matching.weeks import bits

Anchor = tuple[int, int]  # the places of a language and of a start


def anchors_of(place: Someone | Common) -> Iterator[Anchor]:
    return ((language, start) for language in bits(place.languages) for start in bits(place.starts))


class Pool:
    """Whoever has the fewest others around comes first, wherever people are looked for."""

    def __init__(self, field: Field, people: Iterable[int]) -> None:
        self.field, self.free = field, set(people)
        self._at = defaultdict[Anchor, list[int]](list)
        for at in sorted(self.free):
            for anchor in self._anchors(at):
                self._at[anchor].append(at)
        self._left = {anchor: len(there) for anchor, there in self._at.items()}
        company = {at: self._most(at) for at in self.free}
        self.order = sorted(self.free, key=lambda at: (company[at], at))
        rank = {at: place for place, at in enumerate(self.order)}
        for there in self._at.values():
            there.sort(key=rank.__getitem__)

    def _anchors(self, at: int) -> Iterator[Anchor]:
        """Where someone could begin a circle with others."""
        return anchors_of(self.field.anything & self.field.people[at])

    def _most(self, at: int) -> int:
        return max((self._left[anchor] for anchor in self._anchors(at)), default=0)

    def take(self, at: int) -> None:
        self.free.remove(at)
        for anchor in self._anchors(at):
            self._left[anchor] -= 1

    def anchors(self, at: int) -> list[Anchor]:
        """Where someone could meet others, the fullest first."""
        return sorted(self._anchors(at), key=lambda each: (-self._left[each], each))

    def around(self, anchor: Anchor, most: int) -> list[int]:
        return list(islice((at for at in self._at[anchor] if at in self.free), most))

    def number(self, anchor: Anchor) -> int:
        return self._left[anchor]
