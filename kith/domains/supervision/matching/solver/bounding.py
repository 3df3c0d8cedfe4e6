"""What no plan can exceed, whoever makes it.

Of each person alone: if everyone around them were there for them, at the best language, time and way, would they have a place, and which
of their goals would be met? The sum over all people is never less than the best plan. It is quick also for thousands, and it
is near where people have company; where few share a language or an hour, it promises to each what only some can have.
"""

from collections.abc import Iterator, Sequence

from kith.domains.supervision.matching.goals import WEIGHTS, Goal
from kith.domains.supervision.matching.solver.crowding import Crowding
from kith.domains.supervision.matching.solver.field import TENURES, Asked, Field, Someone
from kith.domains.supervision.matching.solver.pools import anchors_of
from kith.domains.supervision.matching.solver.valuing import Worth
from kith.domains.supervision.matching.weeks import bits


def bound(field: Field) -> Worth:
    """At most so many have a place, and their goals come to so much."""
    best = _Best(field)
    found = [best.of(at) for at in range(len(field.people))]
    held = [each for each in found if each is not None]
    return Worth(_at_most(field, found), sum(held))


def _at_most(field: Field, found: Sequence[int | None]) -> int:
    """Whoever looks for a circle and can have company, and whoever is in one that is not sure."""
    looking = sum(each is not None for each in found[: field.looking])
    unsure = (
        len(seated)
        for seated, started in zip(field.seats, field.terms.started, strict=True)
        if not started.is_sure
    )
    return looking + sum(unsure)


class _Best:
    """The most that can be had by each person."""

    def __init__(self, field: Field) -> None:
        self.field, self.crowding = field, Crowding(field)
        self._of_tenure, self._moderators = [0] * len(TENURES), 0
        self._seated = [sum(1 << at for at in seated) for seated in field.seats]
        for at, someone in enumerate(field.people):
            self._of_tenure[someone.tenure] |= 1 << at
            self._moderators |= someone.wish.has_moderated << at

    def of(self, at: int) -> int | None:
        """The most that goals can come to for someone, or None where they cannot have a place."""
        found, most = None, _most(self.field.people[at])
        for others, way in self._around(at):
            if self.crowding.is_enough(others | 1 << at):
                found = max(found or 0, self._reached(at, others, way))
                if found == most:
                    break
        return found

    def _around(self, at: int) -> Iterator[tuple[int, int]]:
        """Everyone who could be with someone, at each place where they could meet and by each way."""
        someone, seat = self.field.people[at], self.field.seat_of.get(at)
        place = someone if seat is None else self.field.offered[seat]
        there = 0 if seat is None else self._seated[seat]
        never = sum(1 << other for other in someone.apart) & ~there
        crowds = {self.crowding.at[anchor] for anchor in anchors_of(place)} | ({there} if there else set())
        for crowd in sorted(crowds, key=int.bit_count, reverse=True):
            for way in bits(place.ways):
                yield (crowd & self.crowding.by_way[way] & ~never | there) & ~(1 << at), way

    def _reached(self, at: int, others: int, way: int) -> int:
        someone = self.field.people[at]
        asked = sum(ask.weight for ask in someone.asks if self._can_be_met(ask, others))
        is_led = someone.wish.has_moderated or self._moderators & others
        is_mixed = others & ~self._of_tenure[someone.tenure]
        together = WEIGHTS[Goal.MODERATOR] * bool(is_led) + WEIGHTS[Goal.TENURES] * bool(is_mixed)
        return asked + together + someone.by_way[way]

    def _can_be_met(self, ask: Asked, others: int) -> bool:
        """Where all others are asked about, it is enough that there may be enough of them; in a circle that is sure, none need be."""
        found = others & ask.who if ask.shares else others & ~ask.who
        fewest = 0 if self.crowding.sure else self.field.terms.least - 1
        return found.bit_count() >= (fewest if ask.least is None else ask.least)


def _most(someone: Someone) -> int:
    """If everything were met."""
    together = WEIGHTS[Goal.MODERATOR] + WEIGHTS[Goal.TENURES]
    return sum(ask.weight for ask in someone.asks) + together + max(someone.by_way)
