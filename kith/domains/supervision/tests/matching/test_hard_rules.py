"""No circle breaks a rule, however it was made; each rule says of any group what it is there for."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from kith.domains.supervision.matching.lines import as_either_told, in_one_line
from kith.domains.supervision.matching.rounds import solve
from kith.domains.supervision.matching.rules import Group, Rule, broken
from kith.domains.supervision.matching.shapes import Terms, Way, Wish
from kith.domains.supervision.matching.solver.field import Field
from kith.domains.supervision.matching.solver.greedy import greedy
from kith.domains.supervision.matching.solver.random_feasible import random_feasible
from kith.domains.supervision.tests.matching.populations import (
    MONDAY_EVENING,
    drawn,
    groups_of,
    rules_broken,
    started,
    terms,
    wish,
    wishes,
)

pytestmark = pytest.mark.slow


@settings(deadline=None, max_examples=40)
@given(drawn(), terms())
def test_the_solver_breaks_no_rule_and_places_nobody_twice(looking: list[Wish], asked: Terms) -> None:
    plan = solve(looking, asked)
    for group in groups_of(plan, looking, asked):
        assert broken(group, asked) == []
    placed = [key for circle in plan.circles for key in circle.members if key < 100]
    assert sorted([*placed, *plan.left_over]) == sorted(each.key for each in looking)


@settings(deadline=None)
@given(drawn(), terms(), some.integers(0, 9))
def test_neither_greed_nor_chance_breaks_a_rule(looking: list[Wish], asked: Terms, seed: int) -> None:
    field = Field(looking, asked)
    for drafts in (greedy(field), random_feasible(field, seed)):
        assert rules_broken(field, drafts) == []
        joiners = [at for draft in drafts for at in draft.joiners]
        assert len(joiners) == len(set(joiners))


@settings(deadline=None)
@given(drawn(most=6), terms(), some.data())
def test_numbers_say_the_same_as_rules(looking: list[Wish], asked: Terms, data: Any) -> None:
    """Whoever can be added by the bits of a field is whoever can be added by the rules."""
    field = Field(looking, replace(asked, least=1))
    for draft in [*greedy(field), *random_feasible(field, 1)]:
        for at in range(field.looking):
            if at not in draft.joiners:
                more = replace(draft, joiners=(*draft.joiners, at))
                by_bits = field.may_add(at, draft, field.common(draft))
                assert by_bits is (broken(field.group(more), field.terms) == [])


FIVE = Terms()


@pytest.mark.parametrize(
    ("rule", "odd"),
    [
        (Rule.LANGUAGE, {"languages": frozenset({"es"})}),
        (Rule.TIME, {"free": frozenset(range(36, 38))}),
        (Rule.WAY, {"needs": frozenset({"no-speaking"})}),
        (Rule.AVOIDED, {"avoids": frozenset({1})}),
        (Rule.LINE, {"token": "t9", "leads": frozenset({"t1"})}),
        (Rule.LINE, {"reports_to": frozenset({"t1"})}),
        (Rule.LINE, {"reports_to": frozenset({"boss"})}),
    ],
)
def test_one_who_does_not_fit_breaks_one_rule(rule: Rule, odd: dict[str, Any]) -> None:
    first = wish(1, token="t1", reports_to=frozenset({"boss"}), needs=frozenset({"sign-language"}))
    others = [first, *(wish(key) for key in (2, 3, 4))]
    assert broken(Group((*others, wish(5))), FIVE) == []
    assert broken(Group((*others, wish(5, **odd))), FIVE) == [rule]


@pytest.mark.parametrize(("size", "is_right"), [(4, False), (5, True), (8, True), (9, False)])
def test_a_circle_has_room_for_five_to_eight(size: int, is_right: bool) -> None:
    assert (broken(Group(tuple(wishes(size))), FIVE) == []) is is_right


def test_the_same_employer_alone_is_no_line() -> None:
    assert broken(Group(tuple(wishes(5, employer="e1"))), FIVE) == []


def test_what_one_told_of_a_line_holds_for_all() -> None:
    """The leader of two told it, the leader of the leader too: those below know nothing of it."""
    told = as_either_told(
        [
            wish(1, token="top", leads=frozenset({"middle"})),
            wish(2, token="middle", leads=frozenset({"a", "b"})),
            wish(3, token="a"),
            wish(4, token="b"),
            wish(5, token="c"),
        ]
    )
    top, _middle, a, b, c = told
    assert in_one_line(a, b)
    assert in_one_line(top, a), "the leader of one's leader is in one's line"
    assert not in_one_line(top, c)


def test_two_who_lead_each_other_come_to_an_end() -> None:
    told = as_either_told(
        [wish(1, token="a", leads=frozenset({"b"})), wish(2, token="b", leads=frozenset({"a"}))]
    )
    assert in_one_line(*told)


@pytest.mark.parametrize(
    "odd",
    [
        {"languages": frozenset({"es"})},
        {"free": MONDAY_EVENING - {38, 39}},
        {"needs": frozenset({"no-camera"})},
        {"avoids": frozenset({1})},
    ],
)
def test_whoever_may_join_a_circle_keeps_its_rules(odd: dict[str, Any]) -> None:
    circle = started(7, wishes(6))
    assert not broken(Group((wish(9),), circle), FIVE)
    assert broken(Group((wish(9, **odd),), circle), FIVE)


def test_nobody_joins_a_full_circle_and_few_are_enough_for_one_that_is_there() -> None:
    assert broken(Group((wish(9),), started(7, wishes(8))), FIVE)
    assert not broken(Group((wish(9),), started(7, wishes(2))), FIVE)


def test_a_circle_takes_in_no_more_than_it_has_room_for() -> None:
    terms = Terms(seconds=2, started=(started(7, [wish(100 + each) for each in range(6)]),))
    plan = solve(wishes(3), terms)
    (circle,) = plan.circles
    assert circle.joined == 7
    assert len(circle.members) == 8
    assert len(plan.left_over) == 1


def test_a_way_is_found_that_all_can_use() -> None:
    plan = solve(
        [*wishes(4, ways=frozenset({Way.VIDEO})), wish(5, needs=frozenset({"no-camera"}))], Terms(seconds=2)
    )
    (circle,) = plan.circles
    assert circle.way is not Way.VIDEO
