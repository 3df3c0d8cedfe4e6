"""Circles and their prices, until the prices are such that no circle gains."""

import time
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from heapq import nlargest
from operator import itemgetter

from kith.domains.supervision.matching.solver.field import Draft, Field
from kith.domains.supervision.matching.solver.listing import Crowd, circles_in, crowds_of, number
from kith.domains.supervision.matching.solver.pricing import FINE, NOTHING, Gain, at_most, best_in, prices_for
from kith.domains.supervision.matching.solver.valuing import whole, worth

LISTED, ENTERING = 120_000, 400
EFFORT, SHORTEST = 1.0, 0.05


class Market:
    """`listed` are circles with what they are worth, `dear` the crowds that have too many to be listed.

    Prices are made for the few among `weighed`. `bound` is what no plan exceeds at these prices, once that is known.
    """

    def __init__(self, field: Field, drafts: Iterable[Draft], until: float) -> None:
        self.field, self.until = field, until
        self.dear = list[Crowd]()
        self.listed = dict[Draft, int]()
        self._list()
        empty = (Draft((), seat) for seat in range(len(field.seats)))
        self.weighed = _worths(field, (draft for draft in [*drafts, *empty] if field.stands(draft)))
        self.weighed |= _best_of_each(self.listed)
        self.prices = prices_for(field, self.weighed)
        self.bound: int | None = None

    def _list(self) -> None:
        """The small crowds first, as many as there is room for."""
        listed = 0
        for crowd in crowds_of(self.field):
            listed += number(self.field, crowd)
            if listed > LISTED:
                self.dear.append(crowd)
            else:
                new = (draft for draft in circles_in(self.field, crowd) if draft not in self.listed)
                self.listed |= _worths(self.field, new)

    def settle(self) -> None:
        """Until no circle is worth more than it costs, or the time is over."""
        while True:
            is_over, gaining = time.monotonic() > self.until, self._gaining()
            entering = {
                draft: self.listed[draft] for _gain, draft in nlargest(ENTERING, gaining, key=itemgetter(0))
            }
            if is_over or not entering:
                entering |= self._close(gaining)
            self.weighed |= entering
            if is_over or not entering:
                return
            self.prices, self.bound = prices_for(self.field, self.weighed), None

    def _gaining(self) -> list[tuple[int, Draft]]:
        gains = ((self.prices.gain(draft, worth), draft) for draft, worth in self.listed.items())
        return [each for each in gains if each[0] > NOTHING]

    def _close(self, gaining: Iterable[tuple[int, Draft]]) -> dict[Draft, int]:
        """Says what no plan exceeds at these prices; and the best circles of those that are not listed."""
        with ThreadPoolExecutor(self.field.terms.workers) as workers:
            gains = list(workers.map(self._best_in, self.dear))
        most = [(crowd, gain.most) for crowd, gain in zip(self.dear, gains, strict=True)]
        most += [(Crowd(draft.joiners, draft.seat), gain) for gain, draft in gaining]
        self.bound = at_most(self.field, self.prices, most)
        worths = _worths(self.field, (gain.draft for gain in gains if gain.draft is not None))
        return {draft: each for draft, each in worths.items() if self.prices.gain(draft, each) > NOTHING}

    def _best_in(self, crowd: Crowd) -> Gain:
        return best_in(self.field, crowd, self.prices, effort=EFFORT, seconds=max(SHORTEST, self._each()))

    def _each(self) -> float:
        """The time that there is for each crowd, at most."""
        return (self.until - time.monotonic()) * self.field.terms.workers / len(self.dear)

    def near(self, drafts: Sequence[Draft]) -> dict[Draft, int]:
        """Without circles that cost so much more than they are worth that no plan with them is better than these drafts."""
        known = self.listed | self.weighed
        if self.bound is None:
            return known
        least = FINE * (whole(self.field, drafts).total - self.bound - 1)
        return {draft: each for draft, each in known.items() if self.prices.gain(draft, each) >= least}


def _worths(field: Field, drafts: Iterable[Draft]) -> dict[Draft, int]:
    return {draft: worth(field, draft).total for draft in drafts}


def _best_of_each(listed: dict[Draft, int]) -> dict[Draft, int]:
    """For each person, the circle that is worth most of those that are listed."""
    best = dict[int, Draft]()
    for draft, each in listed.items():
        for at in draft.joiners:
            if at not in best or each > listed[best[at]]:
                best[at] = draft
    return {draft: listed[draft] for draft in best.values()}
