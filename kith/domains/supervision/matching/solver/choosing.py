"""The best plan of all that are possible, and the proof that none is better: for as many people as one community has.

Circles are listed, prices say which of them can be part of a best plan (market.py), and of those the solver chooses.
"""

import time
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ortools.sat.python import cp_model

from kith.domains.supervision.matching.solver.field import Draft, Field
from kith.domains.supervision.matching.solver.market import Market
from kith.domains.supervision.matching.solver.valuing import whole

SETTLING, FIRST = 0.5, 0.5  # of the time that is left
MANY = 60_000


@dataclass(frozen=True, slots=True)
class Chosen:
    """`bound` is what no plan exceeds, where that is known."""

    drafts: list[Draft]
    bound: int | None


def choose(field: Field, drafts: Sequence[Draft], *, until: float) -> Chosen:
    """The drafts that are given, or better ones. First of the few circles that made the prices; then of all that come into question."""
    market = Market(field, drafts, _share(until, SETTLING))
    market.settle()
    first = _best(field, market.weighed, drafts, _share(until, FIRST))
    known, bound = first.drafts, market.bound
    near = market.near(known)
    if bound is None or whole(field, known).total >= bound or len(near) > MANY:
        return Chosen(known, bound)
    best = _best(field, near, known, until)
    is_whole = best.bound is not None and not market.dear
    return Chosen(best.drafts, min(bound, best.bound or bound) if is_whole else bound)


def _share(until: float, share: float) -> float:
    now = time.monotonic()
    return now + share * (until - now)


def _best(field: Field, circles: Mapping[Draft, int], known: Sequence[Draft], until: float) -> Chosen:
    """Of these circles, those that are worth most together, so that nobody is in two."""
    model = cp_model.CpModel()
    taken = {draft: model.new_bool_var("") for draft in circles}
    for one in _by_place(taken):
        model.add_at_most_one(one)
    hinted = frozenset(known)
    for draft, var in taken.items():
        model.add_hint(var, draft in hinted)
    model.maximize(cp_model.LinearExpr.weighted_sum(list(taken.values()), list(circles.values())))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = field.terms.seed
    solver.parameters.max_time_in_seconds = max(0.1, until - time.monotonic())
    if solver.solve(model) not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return Chosen(list(known), None)
    found = [draft for draft, var in taken.items() if solver.boolean_value(var)]
    is_better = whole(field, found).total > whole(field, known).total
    return Chosen(found if is_better else list(known), round(solver.best_objective_bound))


def _by_place(taken: Mapping[Draft, cp_model.IntVar]) -> Iterator[list[cp_model.IntVar]]:
    """The circles of each person, and those of each started circle."""
    found = defaultdict[tuple[bool, int], list[cp_model.IntVar]](list)
    for draft, var in taken.items():
        for at in draft.joiners:
            found[False, at].append(var)
        if draft.seat is not None:
            found[True, draft.seat].append(var)
    yield from found.values()
