"""The model: some people, some circles, and every rule and goal between them, for CP-SAT.

A person is in a circle or not. A circle meets at one anchor (a language and a start) and by one way, and whoever is in it can be there
(places.py). What many ask for alike is counted once in each circle. Circles that look the same are told apart by who is the first
in them, so that no plan is looked at twice. Only what is better than the plan that is known is looked for.

Whoever imports this module loads the solver. rounds.py does when a round is solved, and nobody else.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from ortools.sat.python import cp_model

from kith.domains.supervision.matching.solver.anchors import Anchors, anchors_among
from kith.domains.supervision.matching.solver.field import Draft, Field
from kith.domains.supervision.matching.solver.places import Bool, Place
from kith.domains.supervision.matching.solver.valuing import whole

SOLVED = (cp_model.OPTIMAL, cp_model.FEASIBLE)


@dataclass(frozen=True, slots=True)
class Limits:
    """`effort` is the solver's own measure of time, the same each time; `seconds` are those of the clock.

    Each circle is offered so many anchors, and besides the circles that are there so many new ones.
    """

    seed: int
    effort: float
    seconds: float
    anchors: int
    new: int


@dataclass(frozen=True, slots=True)
class Found:
    """The drafts that were given, where nothing better was found. `bound` is what nobody exceeds, where that is known."""

    drafts: list[Draft]
    bound: int | None


def improve(field: Field, drafts: Sequence[Draft], spare: Sequence[int], limits: Limits) -> Found:
    """The same people, and those who are spare, in better circles if there are any."""
    known = whole(field, drafts).total
    program = Program(field, drafts, spare, limits)
    program.model.add(program.worth >= known + 1)
    solver = _solver(limits)
    status = solver.solve(program.model)
    if status in SOLVED:
        return Found(program.read(solver), round(solver.best_objective_bound) if program.is_whole else None)
    return Found(list(drafts), known if status == cp_model.INFEASIBLE and program.is_whole else None)


def _solver(limits: Limits) -> cp_model.CpSolver:
    """One thread, so that it goes the same way each time."""
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = limits.seed
    solver.parameters.max_deterministic_time = limits.effort
    solver.parameters.max_time_in_seconds = max(0.01, limits.seconds)
    return solver


class Program:
    """Started circles come first, then those that are there, then new ones that nobody is in yet."""

    def __init__(self, field: Field, drafts: Sequence[Draft], spare: Sequence[int], limits: Limits) -> None:
        self.field, self.model = field, cp_model.CpModel()
        seats = [draft for draft in drafts if draft.seat is not None]
        fresh = [draft for draft in drafts if draft.seat is None]
        self.people = _people(seats, fresh, spare)
        possible = max(0, len(self.people) // field.terms.least - len(fresh))
        self.drafts = [*seats, *fresh, *[Draft(())] * min(possible, limits.new)]
        self.first_fresh, self.has_all = len(seats), possible <= limits.new
        self.anchors = self._anchors(fresh, limits.anchors)
        self.x = [self._joining(place) for place in range(len(self.drafts))]
        self._each_once()
        parts = zip(self.drafts, self.anchors, self.x, strict=True)
        gains = [gain for each in parts for gain in Place(self.model, field, *each).gains]
        self.worth = cp_model.LinearExpr.weighted_sum(
            [var for var, _ in gains], [worth for _, worth in gains]
        )
        self.model.maximize(self.worth)
        self._hint()

    @property
    def is_whole(self) -> bool:
        """Whether nothing was left out: what it cannot do, nobody can."""
        return self.has_all and all(each.is_whole for each in self.anchors)

    def _anchors(self, fresh: Sequence[Draft], most: int) -> list[Anchors]:
        """All circles that are not started can meet at the same ones."""
        free = anchors_among(
            self.field, self.people, self.field.common(Draft(())), fewest=self.field.terms.least, most=most, keep=fresh
        )  # fmt: skip
        return [free if draft.seat is None else self._offered(draft, most) for draft in self.drafts]

    def _offered(self, draft: Draft, most: int) -> Anchors:
        place = self.field.common(Draft((), draft.seat))
        return anchors_among(self.field, self.people, place, fewest=1, most=most, keep=[draft])

    def _joining(self, place: int) -> dict[int, Bool]:
        """The first person can only be in the first circle that has not started, the second in the first two, and so on."""
        late = max(0, place - self.first_fresh)
        barred = frozenset(self.people[:late])
        return {at: self.model.new_bool_var("") for at in self.anchors[place].people if at not in barred}

    def _each_once(self) -> None:
        for at in self.people:
            self.model.add_at_most_one([inside[at] for inside in self.x if at in inside])

    def _hint(self) -> None:
        """The plan that is known is where the search begins."""
        for draft, inside in zip(self.drafts, self.x, strict=True):
            for at, var in inside.items():
                self.model.add_hint(var, at in draft.joiners)

    def read(self, solver: cp_model.CpSolver) -> list[Draft]:
        """Started circles stay, also where nobody joins."""
        found = list[Draft]()
        for draft, inside in zip(self.drafts, self.x, strict=True):
            joiners = tuple(sorted(at for at, var in inside.items() if solver.boolean_value(var)))
            if joiners or draft.seat is not None:
                found.append(Draft(joiners, draft.seat))
        return found


def _people(seats: Sequence[Draft], fresh: Sequence[Draft], spare: Sequence[int]) -> list[int]:
    """First one of each circle that has not started, so that what is known is not barred; then all others."""
    first = [draft.joiners[0] for draft in fresh]
    others = [at for draft in [*seats, *fresh] for at in draft.joiners]
    return list(dict.fromkeys([*first, *others, *spare]))
