"""After some declined, as little is changed as can be."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as some

from kith.domains.supervision.matching.rounds import resolve, solve
from kith.domains.supervision.matching.rules import broken
from kith.domains.supervision.matching.shapes import Answers, Plan, Terms, Wish
from kith.domains.supervision.tests.matching.populations import (
    MONDAY_EVENING,
    QUICK,
    drawn,
    groups_of,
    started,
    terms,
    wish,
    wishes,
)

LATER = frozenset(slot + 48 for slot in MONDAY_EVENING)


def _all_but(declined: set[int], people: list[Wish]) -> Answers:
    return Answers(frozenset(each.key for each in people) - declined, frozenset(declined))


def _circle_of(key: int, plan: Plan) -> frozenset[int]:
    return next((frozenset(each.members) for each in plan.circles if key in each.members), frozenset())


def test_where_nobody_declined_nothing_changes() -> None:
    people = wishes(12)
    plan = solve(people, QUICK)
    assert resolve(plan, _all_but(set(), people), people, QUICK).circles == plan.circles


def test_a_circle_that_is_still_large_enough_stays_as_it_is() -> None:
    people = wishes(7)
    plan = solve(people, QUICK)
    found = resolve(plan, _all_but({3}, people), people, QUICK)
    assert [each.members for each in found.circles] == [(1, 2, 4, 5, 6, 7)]
    assert found.left_over == (3,), "and whoever declined is not put back"


def test_a_place_that_came_free_is_given_to_someone_who_was_left_over() -> None:
    people, terms = wishes(6), replace(QUICK, most=5)
    plan = solve(people, terms)
    (left,) = plan.left_over
    gone = plan.circles[0].members[0]
    found = resolve(plan, _all_but({gone}, people), people, terms)
    assert found.left_over == (gone,)
    assert left in found.circles[0].members


def test_two_circles_that_became_too_small_are_brought_together() -> None:
    people, terms = wishes(10), replace(QUICK, most=5)
    plan = solve(people, terms)
    one, other = plan.circles
    gone = {*one.members[:2], *other.members[:3]}
    staying = [each for each in people if each.key not in gone]
    found = resolve(plan, _all_but(gone, people), staying, terms)
    assert [each.members for each in found.circles] == [tuple(each.key for each in staying)]


def test_whoever_finds_no_circle_any_more_is_left_over_and_nobody_is_lost() -> None:
    people = wishes(5)
    found = resolve(solve(people, QUICK), _all_but({1}, people), people, QUICK)
    assert found.circles == ()
    assert found.left_over == (1, 2, 3, 4, 5)


def test_whoever_joined_a_started_circle_and_did_not_decline_stays_in_it() -> None:
    people = wishes(2)
    terms = replace(QUICK, started=(started(7, [wish(100 + each) for each in range(5)]),))
    plan = solve(people, terms)
    found = resolve(plan, _all_but({1}, people), people, terms)
    (circle,) = found.circles
    assert circle.joined == 7
    assert set(circle.members) == {2, *range(100, 105)}
    assert found.left_over == (1,)


def test_someone_who_declined_can_find_another_circle() -> None:
    people = [
        *wishes(5),
        *(wish(key, free=LATER) for key in range(6, 10)),
        wish(10, free=MONDAY_EVENING | LATER),
    ]
    plan = solve([each for each in people if each.key != 6], QUICK)
    joined = _circle_of(10, plan)
    found = resolve(plan, Answers(frozenset(joined - {10}), frozenset({10})), people, QUICK)
    assert _circle_of(10, found) == frozenset(range(6, 11))


@settings(deadline=None, max_examples=25)
@given(drawn(most=12), terms(), some.data())
def test_those_who_accepted_stay_together_where_enough_are_left(
    looking: list[Wish], asked: Terms, data: some.DataObject
) -> None:
    plan = solve(looking, asked)
    asked_ones = [key for circle in plan.circles for key in circle.members if key < 100]
    declined = frozenset(
        data.draw(some.sets(some.sampled_from(asked_ones), max_size=3)) if asked_ones else ()
    )
    found = resolve(plan, Answers(frozenset(asked_ones) - declined, declined), looking, asked)
    for circle in plan.circles:
        staying = frozenset(circle.members) - declined
        if len(staying) >= asked.least and min(staying) < 100:
            assert any(staying <= frozenset(each.members) for each in found.circles)
        for gone in frozenset(circle.members) & declined:
            assert not _circle_of(gone, found) & staying
    for group in groups_of(found, looking, asked):
        assert broken(group, asked) == []
    placed = [key for circle in found.circles for key in circle.members if key < 100]
    assert sorted([*placed, *found.left_over]) == sorted(each.key for each in looking)
