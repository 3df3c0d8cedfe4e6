"""Prices for people, such that no circle is worth more than the prices of its people: then no plan is worth more than all prices.

This is the dual of choosing circles so that nobody is in two. The cheapest prices are found for some circles; those
that are worth more than they cost are taken in, until there are none (column generation, Gilmore and Gomory 1961).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ortools.linear_solver.python import model_builder
from ortools.sat.python import cp_model

from kith.domains.supervision.matching.solver.anchors import Anchors
from kith.domains.supervision.matching.solver.field import Draft, Field
from kith.domains.supervision.matching.solver.listing import Crowd
from kith.domains.supervision.matching.solver.places import Place

FINE = 1_000  # prices are thousandths of a point, so that everything is reckoned in whole numbers
NOTHING = 10  # of these, what is nothing but rounding


@dataclass(frozen=True, slots=True)
class Prices:
    """By the places of people and of started circles."""

    people: Sequence[int]
    seats: Sequence[int]

    def of(self, draft: Draft) -> int:
        seat = 0 if draft.seat is None else self.seats[draft.seat]
        return seat + sum([self.people[at] for at in draft.joiners])

    def gain(self, draft: Draft, worth: int) -> int:
        """By how much a circle is worth more than it costs."""
        return FINE * worth - self.of(draft)


@dataclass(frozen=True, slots=True)
class Gain:
    """The best circle in a crowd, if one was found; and what none in it gains more than."""

    draft: Draft | None
    most: int


def prices_for(field: Field, columns: Mapping[Draft, int]) -> Prices:
    """The cheapest, for these circles."""
    model = model_builder.Model()  # type: ignore[no-untyped-call]
    people = [model.new_num_var(0, float("inf"), "") for _at in range(field.looking)]
    seats = [model.new_num_var(0, float("inf"), "") for _seat in field.seats]
    for draft, worth in columns.items():
        parts = [people[at] for at in draft.joiners] + ([] if draft.seat is None else [seats[draft.seat]])
        model.add(model_builder.LinearExpr.sum(parts) >= worth)
    model.minimize(model_builder.LinearExpr.sum([*people, *seats]))
    solver = model_builder.Solver("glop")
    solver.solve(model)
    found = ([max(0, round(FINE * solver.value(var))) for var in each] for each in (people, seats))
    return Prices(*found)


def best_in(field: Field, crowd: Crowd, prices: Prices, *, effort: float, seconds: float) -> Gain:
    """Of all circles in a crowd, the one that is worth most beyond its price."""
    model, draft = cp_model.CpModel(), Draft((), crowd.seat)
    joining = {at: model.new_bool_var("") for at in crowd.people}
    anchors = Anchors((frozenset(crowd.people),), is_whole=True)
    place = Place(model, field, draft, anchors, joining)
    gains = [(var, FINE * worth) for var, worth in place.gains]
    costs = [(var, -prices.people[at]) for at, var in joining.items()] + [(place.stands, -prices.of(draft))]
    terms = [*gains, *costs]
    model.maximize(cp_model.LinearExpr.weighted_sum([var for var, _ in terms], [each for _, each in terms]))
    solver = _solver(field, effort, seconds)
    if solver.solve(model) not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return Gain(None, sum(worth for _var, worth in gains) * field.most(draft))
    joiners = tuple(sorted(at for at, var in joining.items() if solver.boolean_value(var)))
    is_there = solver.boolean_value(place.stands)
    return Gain(Draft(joiners, crowd.seat) if is_there else None, round(solver.best_objective_bound))


def _solver(field: Field, effort: float, seconds: float) -> cp_model.CpSolver:
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = field.terms.seed
    solver.parameters.max_deterministic_time = effort
    solver.parameters.max_time_in_seconds = seconds
    return solver


def at_most(field: Field, prices: Prices, gains: Iterable[tuple[Crowd, int]]) -> int:
    """What no plan exceeds, where a circle may gain so much in some crowds, and nothing elsewhere.

    Raise the price of each person there by their share in the smallest circle, or that of the started circle by all of it: then
    no circle is worth more than it costs.
    """
    more, seats = [_share(field, NOTHING)] * field.looking, [NOTHING] * len(field.seats)
    for crowd, gain in gains:
        if crowd.seat is not None:
            seats[crowd.seat] = max(seats[crowd.seat], gain)
            continue
        for at in crowd.people:
            more[at] = max(more[at], _share(field, gain))
    return (sum(prices.people) + sum(prices.seats) + sum(more) + sum(seats)) // FINE


def _share(field: Field, gain: int) -> int:
    return -(-gain // field.terms.least)
