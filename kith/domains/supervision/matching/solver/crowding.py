"""Who could meet whom at all: counted without looking at whom they are kept from."""

from collections import defaultdict

from kith.domains.supervision.matching.solver.field import WAYS, Common, Field, Someone
from kith.domains.supervision.matching.solver.pools import Anchor, anchors_of
from kith.domains.supervision.matching.weeks import bits


class Whereabouts:
    """Where each can be met, and by which way; people, or circles, are bits."""

    def __init__(self) -> None:
        self.at, self.by_way = defaultdict[Anchor, int](int), [0] * len(WAYS)
        self.speaking = defaultdict[int, int](int)

    def note(self, at: int, place: Someone | Common) -> None:
        for language in bits(place.languages):
            self.speaking[language] |= 1 << at
        for anchor in anchors_of(place):
            self.at[anchor] |= 1 << at
        for way in bits(place.ways):
            self.by_way[way] |= 1 << at


class Crowding(Whereabouts):
    """Of everyone in a field: who speaks what, who is where at what time, and who can take part by which way."""

    def __init__(self, field: Field) -> None:
        super().__init__()
        self.field, self.sure = field, 0
        for at in range(field.looking):
            self.note(at, field.people[at])
        for at, seat in field.seat_of.items():
            self.note(at, field.offered[seat])
            self.sure |= field.terms.started[seat].is_sure << at

    def is_enough(self, people: int) -> bool:
        """Whether they may be a circle, or are around one that is there already."""
        return people.bit_count() >= self.field.terms.least or bool(people & self.sure)
