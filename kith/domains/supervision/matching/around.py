"""Whom one person could be with: a circle that has room, or others who have none.

Both are found by where they can be met. So what would help someone is looked up, and takes the same time among many as among few.
"""

from collections.abc import Iterable, Iterator, Sequence

from kith.domains.supervision.matching.solver.crowding import Whereabouts
from kith.domains.supervision.matching.solver.field import Draft, Field, Someone, added, sum_of_bits
from kith.domains.supervision.matching.solver.listing import chosen
from kith.domains.supervision.matching.solver.pools import anchors_of
from kith.domains.supervision.matching.weeks import bits, mask

TRIED = 24  # of those who could be met at one time


class Around:
    """The circles of a plan, and the people who are in none."""

    def __init__(self, field: Field, circles: Sequence[Draft], left: Iterable[int]) -> None:
        self.field, self._drafts = field, circles
        self._circles, self._people = Whereabouts(), Whereabouts()
        for place, draft in enumerate(circles):
            self._circles.note(place, field.common(draft))
        for at in left:
            self._people.note(at, field.people[at])

    def languages_beyond(self, someone: Someone) -> Iterator[int]:
        """Those that others have and someone has not."""
        for language in sorted(self._circles.speaking.keys() | self._people.speaking.keys()):
            if not someone.languages >> language & 1:
                yield language

    def circle(self, at: int, someone: Someone, *, more: int = 0) -> Draft | None:
        """One that someone could come into, as it would be then; if it had so many places more."""
        met = sum_of_bits(self._circles.at.get(anchor, 0) for anchor in anchors_of(someone))
        for place in bits(met & sum_of_bits(self._circles.by_way[way] for way in bits(someone.ways))):
            draft = self._drafts[place]
            if self.field.room(draft) + more > 0 and someone.apart.isdisjoint(self.field.members(draft)):
                return added(draft, at)
        return None

    def company(self, at: int, someone: Someone, *, size: int) -> Draft | None:
        """So many who could be a circle, someone among them: looked for first where the most can be met."""
        never = mask(someone.apart) | 1 << at
        for crowd in self._crowds(someone, size):
            for way in bits(someone.ways):
                there = list(bits(crowd & self._people.by_way[way] & ~never))[:TRIED]
                sizes = range(size, size + 1)
                if found := next(chosen(self.field, (at,), there, 1 << way, sizes), None):
                    return Draft(tuple(sorted(found)))
        return None

    def _crowds(self, someone: Someone, size: int) -> list[int]:
        new = self.field.anything & someone
        crowds = {self._people.at.get(anchor, 0) for anchor in anchors_of(new)}
        enough = (crowd for crowd in crowds if crowd.bit_count() >= size - 1)
        return sorted(enough, key=lambda crowd: (-crowd.bit_count(), crowd))
