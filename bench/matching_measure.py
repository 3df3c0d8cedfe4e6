"""One round of invented people, put into circles by each method, and what that comes to."""

import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import combinations
from statistics import mean
from typing import Any

from bench.matching_people import people
from kith.domains.supervision.matching.budget import within_budget
from kith.domains.supervision.matching.explaining import reasons_of
from kith.domains.supervision.matching.rounds import solve
from kith.domains.supervision.matching.rules import Group, broken
from kith.domains.supervision.matching.shapes import Plan, Score, Terms, Wish
from kith.domains.supervision.matching.solver.bounding import bound
from kith.domains.supervision.matching.solver.field import Draft, Field
from kith.domains.supervision.matching.solver.greedy import greedy
from kith.domains.supervision.matching.solver.planning import plan_of
from kith.domains.supervision.matching.solver.random_feasible import random_feasible

SEED, SHORT = 7, 10.0
METHODS = ("CP-SAT", "greedy", "random")


def measured(size: int, *, is_quick: bool = False) -> Iterator[dict[str, Any]]:
    """In the time that a round of the house has. The bound that the solver has found holds for the others, too."""
    looking = people(size, SEED)
    terms = within_budget(Terms(seed=SEED), len(looking))
    if is_quick:
        terms = replace(terms, seconds=min(terms.seconds, SHORT))
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
        reasons = reasons_of(plan, looking, terms)
        told = time.monotonic() - began - spent
        known = known or plan.score
        print(f"  {size:,} people, {method}: {spent:.1f} s", file=sys.stderr)
        yield (
            {"size": size, "method": method, "seconds": spent, "reasons": told}
            | {"why_left": Counter(each.why for each in reasons.left)}
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
        "placed": best.placed, "placed_bound": best.placed_bound, "left_over": len(plan.left_over),
    }  # fmt: skip


def _looked_at(plan: Plan, looking: Sequence[Wish], terms: Terms) -> dict[str, Any]:
    """By the rules themselves, apart from whoever made the plan."""
    known = {each.key: each for each in looking}
    groups = [Group(tuple(known[key] for key in circle.members)) for circle in plan.circles]
    rules = sum(len(broken(group, terms)) for group in groups)
    twice = sum(len(group.members) for group in groups) - len(
        {each.key for group in groups for each in group.members}
    )
    return {"broken": rules + twice, "diversity": mean(map(_diversity, groups)) if groups else 0.0}


def _diversity(group: Group) -> float:
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
