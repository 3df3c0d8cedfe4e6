"""One round of invented people, put into circles by each method, and what that comes to."""

import sys
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations
from statistics import mean
from typing import Any

from bench.matching_people import people
from kith.domains.supervision.matching.rounds import solve
from kith.domains.supervision.matching.rules import Group, broken
from kith.domains.supervision.matching.shapes import Plan, Score, Terms, Wish
from kith.domains.supervision.matching.solver.bounding import bound
from kith.domains.supervision.matching.solver.field import Draft, Field
from kith.domains.supervision.matching.solver.greedy import greedy
from kith.domains.supervision.matching.solver.planning import plan_of
from kith.domains.supervision.matching.solver.random_feasible import random_feasible

SEED, WORKERS, SPARE = 7, 2, 0.05  # of the time, to put the plan together
METHODS = ("CP-SAT", "greedy", "random")


def measured(size: int, seconds: float) -> Iterator[dict[str, Any]]:
    """The bound that the solver has found holds for the others, too."""
    looking = people(size, SEED)
    terms = Terms(seed=SEED, seconds=seconds * (1 - SPARE), workers=WORKERS)
    plans = {
        "CP-SAT": lambda: solve(looking, terms),
        "greedy": lambda: _by(greedy, looking, terms),
        "random": lambda: _by(lambda field: random_feasible(field, SEED), looking, terms),
    }
    known: Score | None = None
    for method in METHODS:
        began = time.monotonic()
        plan = plans[method]()
        spent = time.monotonic() - began
        known = known or plan.score
        print(f"  {size:,} people, {method}: {spent:.1f} s", file=sys.stderr)
        yield (
            {"size": size, "method": method, "seconds": spent}
            | _said(plan, known)
            | _looked_at(plan, looking, terms)
        )


def _by(method: Callable[[Field], list[Draft]], looking: Sequence[Wish], terms: Terms) -> Plan:
    field = Field(looking, terms)
    return plan_of(field, method(field), bound(field))


def _said(plan: Plan, known: Score) -> dict[str, Any]:
    best = Score(
        plan.score.placed,
        plan.score.points,
        known.placed_bound,
        known.points_bound,
        plan.score.worth,
        known.worth_bound,
    )
    return {
        "worth": best.worth, "bound": best.worth_bound, "gap": best.gap, "points_gap": best.points_gap,
        "placed": best.placed, "placed_bound": best.placed_bound,
    }  # fmt: skip


def _looked_at(plan: Plan, looking: Sequence[Wish], terms: Terms) -> dict[str, Any]:
    """By the rules themselves, apart from whoever made the plan."""
    known = {each.key: each for each in looking}
    groups = [Group(tuple(known[key] for key in circle.members)) for circle in plan.circles]
    rules = sum(len(broken(group, terms)) for group in groups)
    twice = sum(len(group.members) for group in groups) - len(
        {each.key for group in groups for each in group.members}
    )
    return {"broken": rules + twice, "variety": mean(map(_variety, groups)) if groups else 0.0}


def _variety(group: Group) -> float:
    pairs = list(combinations(group.members, 2))
    return mean(
        (
            one.settings.isdisjoint(other.settings)
            + (one.region != other.region)
            + (one.tenure != other.tenure)
        )
        / 3
        for one, other in pairs
    )
