"""A plan made better piece by piece: a few circles that are near one another are taken apart and put together in the best way.

Each sweep takes every circle once, in pieces that have no person in common; so they can be solved side by side, and it
does not matter which is ready first.
"""

import random
import time
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from heapq import nlargest

from kith.domains.supervision.matching.solver.field import Draft, Field
from kith.domains.supervision.matching.solver.pools import anchors_of
from kith.domains.supervision.matching.solver.program import Limits, improve
from kith.domains.supervision.matching.solver.valuing import whole

SIZES, NEAREST, SPARE = (2, 3, 3), 8, 5
EFFORT, ANCHORS, NEW, QUIET = 0.2, 24, 1, 6


@dataclass(frozen=True, slots=True)
class Piece:
    drafts: tuple[Draft, ...]
    spare: tuple[int, ...] = ()

    def can_change(self, field: Field) -> bool:
        people = len(self.spare) + sum(len(draft.joiners) for draft in self.drafts)
        return people >= (1 if self.drafts else field.terms.least)


def improved(field: Field, drafts: Sequence[Draft], *, until: float, enough: int) -> list[Draft]:
    """Until that moment of the clock, or until it is worth enough, or nothing has become better for some sweeps."""
    dice, drafts, quiet = random.Random(field.terms.seed), list(drafts), 0  # noqa: S311 - no secret
    known = whole(field, drafts).total
    with ThreadPoolExecutor(field.terms.workers) as workers:
        while quiet < QUIET and known < enough and time.monotonic() < until:
            pieces = list(pieces_of(field, drafts, dice))
            seeds = [dice.randrange(1 << 30) for _piece in pieces]
            solved = workers.map(lambda piece, seed: _solved(field, piece, seed, until), pieces, seeds)
            drafts = [draft for piece in solved for draft in piece]
            before, known = known, whole(field, drafts).total
            quiet = 0 if known > before else quiet + 1
    return drafts


def _solved(field: Field, piece: Piece, seed: int, until: float) -> list[Draft]:
    seconds = until - time.monotonic()
    if seconds <= 0 or not piece.can_change(field):
        return list(piece.drafts)
    limits = Limits(seed, EFFORT, seconds, ANCHORS, NEW)
    return improve(field, piece.drafts, piece.spare, limits).drafts


def pieces_of(field: Field, drafts: Sequence[Draft], dice: random.Random) -> Iterator[Piece]:
    """Every circle in one piece. First those around people who are left over, then those around other people by chance."""
    where = {at: draft for draft in drafts for at in draft.joiners}
    left = {at for at in range(field.looking) if at not in where}
    waiting = dict.fromkeys(drafts)
    for at in [*dice.sample(sorted(left), len(left)), *dice.sample(sorted(where), len(where))]:
        if at in left or where.get(at) in waiting:
            there = _Gathered(field, at, dice)
            near = there.near(waiting, where.get(at))
            spare = there.spare(left - {at}, at if at in left else None)
            for draft in near:
                del waiting[draft]
            left -= set(spare)
            yield Piece(tuple(near), tuple(spare))
    yield Piece(tuple(waiting))


class _Gathered:
    """Who could meet at one of the anchors of someone, chosen by chance. There people can change places."""

    def __init__(self, field: Field, at: int, dice: random.Random) -> None:
        self.field, self.dice = field, dice
        anchors = list(anchors_of(field.people[at]))
        self.anchor = dice.choice(anchors) if anchors else None

    def near(self, drafts: Iterable[Draft], own: Draft | None) -> list[Draft]:
        """Some of the circles that hold the most of these people; where someone has a circle, it is the first."""
        others = [draft for draft in drafts if draft != own]
        nearest = nlargest(NEAREST, others, key=lambda draft: sum(map(self._is_there, draft.joiners)))
        size = self.dice.choice(SIZES) - (own is not None)
        chosen = self.dice.sample(nearest, min(size, len(nearest)))
        return [*([own] if own else []), *chosen]

    def spare(self, left: Iterable[int], own: int | None) -> list[int]:
        found = [at for at in sorted(left) if self._is_there(at)]
        return [*([] if own is None else [own]), *self.dice.sample(found, min(SPARE, len(found)))]

    def _is_there(self, at: int) -> bool:
        if self.anchor is None:
            return False
        (language, start), someone = self.anchor, self.field.people[at]
        return bool(someone.languages >> language & 1 and someone.starts >> start & 1)
