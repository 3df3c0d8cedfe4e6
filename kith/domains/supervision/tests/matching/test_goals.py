"""Goals are met or not met; the solver reckons as valuing does, and no plan exceeds its bound."""

from functools import cache
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given, settings

from kith.domains.supervision.matching.goals import PLACED, WEIGHTS, Goal
from kith.domains.supervision.matching.rounds import solve
from kith.domains.supervision.matching.shapes import Tenure, Terms, Trait, Way, Wish
from kith.domains.supervision.matching.solver.bounding import bound
from kith.domains.supervision.matching.solver.field import Draft, Field
from kith.domains.supervision.matching.solver.greedy import greedy
from kith.domains.supervision.matching.solver.listing import circles_in, crowds_of
from kith.domains.supervision.matching.solver.valuing import whole, worth
from kith.domains.supervision.tests.matching.populations import drawn, terms, wish, wishes

pytestmark = pytest.mark.slow

NEWCOMER = {"tenure": Tenure.NEW, "not_alone_as": frozenset({"newcomer"})}
DEAF = {"identities": frozenset({"deaf"}), "not_alone_as": frozenset({"deaf"})}


def _points(*people: Wish) -> int:
    field = Field(people, Terms())
    return worth(field, Draft(tuple(range(len(people))))).points


@pytest.mark.parametrize(
    ("goal", "one", "with_it", "without"),
    [
        (Goal.COMPANY, NEWCOMER, {"tenure": Tenure.NEW}, {"tenure": Tenure.LONG}),
        (Goal.COMPANY, DEAF, {"identities": frozenset({"deaf"})}, {}),
        (Goal.EMPLOYERS, {"employer": "e1"}, {"employer": ""}, {"employer": "e1"}),
    ],
)
def test_a_goal_is_met_by_one_other(
    goal: Goal, one: dict[str, Any], with_it: dict[str, Any], without: dict[str, Any]
) -> None:
    others = wishes(3, tenure=Tenure.SOME)
    met = _points(*others, wish(4, **one), wish(5, **with_it))
    missed = _points(*others, wish(4, **one), wish(5, **without))
    assert met - missed >= WEIGHTS[goal]


def test_two_others_are_enough_and_a_third_makes_nothing_better() -> None:
    asks = wish(9, role="youth", alike=frozenset({Trait.ROLE}))
    found = [
        _points(asks, *wishes(number, role="youth"), *(wish(20 + each) for each in range(5 - number)))
        for number in range(5)
    ]
    assert [each - found[0] for each in found] == [0, 0, 4, 4, 4]


def test_the_role_or_a_question_is_common_ground_where_one_asks_for_both() -> None:
    asks = wish(
        9, role="youth", questions=frozenset({"grief"}), alike=frozenset({Trait.ROLE, Trait.QUESTION})
    )
    by_role, by_question = {"role": "youth"}, {"questions": frozenset({"grief", "pay"})}
    nobody = _points(asks, *wishes(5))
    for one, other in ((by_role, by_role), (by_question, by_question), (by_role, by_question)):
        found = _points(asks, wish(1, **one), wish(2, **other), *(wish(20 + each) for each in range(3)))
        assert found - nobody == WEIGHTS[Goal.COMMON]


def test_who_would_differ_needs_two_who_do() -> None:
    asks = wish(9, region="north", different=frozenset({Trait.REGION}))
    found = [
        _points(
            asks,
            *wishes(number, region="south"),
            *(wish(20 + each, region="north") for each in range(5 - number)),
        )
        for number in range(5)
    ]
    assert [each - found[0] for each in found] == [0, 0, 3, 3, 3]


def test_an_identity_that_is_not_switched_on_asks_for_nothing() -> None:
    hidden = wish(4, not_alone_as=frozenset({"deaf"}))
    assert _points(*wishes(3), hidden, wish(5, **DEAF)) == _points(*wishes(3), wish(4), wish(5, **DEAF))


def test_a_moderator_is_good_for_everyone() -> None:
    assert _points(*wishes(5), wish(6, has_moderated=True)) == 6 * WEIGHTS[Goal.MODERATOR]


def test_the_way_is_the_one_that_most_like() -> None:
    plan = solve(
        [*wishes(3, ways=frozenset({Way.TEXT})), wish(4, ways=frozenset({Way.PHONE})), wish(5)],
        Terms(seconds=2),
    )
    assert plan.circles[0].way is Way.TEXT


def test_a_place_is_worth_more_than_all_goals_of_a_circle() -> None:
    most = WEIGHTS[Goal.COMPANY] * 4 + (WEIGHTS[Goal.COMMON] + WEIGHTS[Goal.DIFFERENCE]) * len(Trait)
    most += sum(
        WEIGHTS[goal] for goal in (Goal.ACCESS, Goal.MODERATOR, Goal.EMPLOYERS, Goal.FORMAT, Goal.TENURES)
    )
    assert most * Terms().most < PLACED


@settings(deadline=None, max_examples=40)
@given(drawn(most=9), terms())
def test_the_plan_is_the_best_of_all_where_it_is_proven(looking: list[Wish], asked: Terms) -> None:
    """Beside a search through all ways to choose circles."""
    plan, field = solve(looking, asked), Field(looking, asked)
    best = _best(field)
    assert plan.score.worth <= best <= plan.score.worth_bound
    assert plan.score.worth_bound <= bound(field).total
    if plan.score.is_optimal:
        assert plan.score.worth == best


def _best(field: Field) -> int:
    """What is worth most: the started circle with each of those who may join it, beside the best of all others."""
    circles = {
        draft: worth(field, draft).total for crowd in crowds_of(field) for draft in circles_in(field, crowd)
    }
    new = {frozenset(draft.joiners): found for draft, found in circles.items() if draft.seat is None}
    seated = {frozenset(draft.joiners): found for draft, found in circles.items() if draft.seat is not None}
    empty = {frozenset[int](): whole(field, [Draft((), seat) for seat in range(len(field.seats))]).total}
    everyone = frozenset(range(field.looking))

    @cache
    def most(people: frozenset[int]) -> int:
        if not people:
            return 0
        first = min(people)
        within = [found + most(people - who) for who, found in new.items() if first in who and who <= people]
        return max([most(people - {first}), *within])

    return max(found + most(everyone - who) for who, found in (empty | seated).items())


@settings(deadline=None)
@given(drawn(), terms())
def test_no_plan_exceeds_the_bound(looking: list[Wish], asked: Terms) -> None:
    field = Field(looking, asked)
    most, found = bound(field), whole(field, greedy(field))
    assert found.placed <= most.placed
    assert found.points <= most.points


@given(drawn(most=8), terms())
def test_every_circle_that_is_possible_is_listed(looking: list[Wish], asked: Terms) -> None:
    field = Field(looking, asked)
    listed = {
        draft.joiners
        for crowd in crowds_of(field)
        if crowd.seat is None
        for draft in circles_in(field, crowd)
    }
    sizes = range(asked.least, asked.most + 1)
    possible = {
        joiners
        for size in sizes
        for joiners in combinations(range(field.looking), size)
        if _keeps(field, joiners)
    }
    assert listed == possible


def _keeps(field: Field, joiners: tuple[int, ...]) -> bool:
    apart = any(other in field.people[at].apart for at in joiners for other in joiners)
    return bool(field.common(Draft(joiners))) and not apart
