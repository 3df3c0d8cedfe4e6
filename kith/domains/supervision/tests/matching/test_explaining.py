"""Why a circle came together, why someone was left over and what would help; and what is never said."""

from dataclasses import replace
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given, settings

from kith.domains.supervision.matching.changes import Change, Kind
from kith.domains.supervision.matching.conflicts import clash_of
from kith.domains.supervision.matching.explaining import (
    Facts,
    LeftOver,
    Why,
    everyone,
    facts_of,
    left_over,
    reasons_of,
)
from kith.domains.supervision.matching.lines import as_either_told
from kith.domains.supervision.matching.rounds import solve
from kith.domains.supervision.matching.rules import Group, broken
from kith.domains.supervision.matching.shapes import Plan, Tenure, Terms, Way, Wish
from kith.domains.supervision.matching.weeks import SLOTS
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

pytestmark = pytest.mark.slow

LATER = frozenset(slot + 48 for slot in MONDAY_EVENING)
NOBODY = Plan((), ())


def _left(people: list[Wish], asked: Terms = QUICK) -> list[LeftOver]:
    return list(left_over(solve(people, asked), people, asked))


def test_the_facts_of_a_circle() -> None:
    people = [
        wish(
            1,
            languages=frozenset({"en", "es"}),
            employer="e1",
            tenure=Tenure.NEW,
            settings=frozenset({"crisis"}),
        ),
        wish(
            2,
            languages=frozenset({"en", "es"}),
            employer="e2",
            tenure=Tenure.NEW,
            settings=frozenset({"housing"}),
        ),
        *(wish(key, languages=frozenset({"en", "es"}), free=MONDAY_EVENING | LATER) for key in (3, 4)),
        wish(5, languages=frozenset({"en", "es"}), has_moderated=True),
    ]
    (circle,) = solve(people, QUICK).circles
    assert facts_of(circle, everyone(people, QUICK)) == Facts(
        people=5, languages=("en", "es"), way=Way.VIDEO, spans=1, employers=2, newcomers=2,
        settings=("crisis", "housing"), has_moderator=True,
    )  # fmt: skip


def test_a_question_is_told_of_where_several_have_it() -> None:
    people = [wish(key, questions=frozenset({"grief"})) for key in (1, 2, 3)]
    people += [wish(key, questions=frozenset({"pay"})) for key in (4, 5)]
    (circle,) = solve(people, QUICK).circles
    assert facts_of(circle, everyone(people, QUICK)).questions == ("grief",)


@pytest.mark.parametrize(
    ("odd", "why", "change"),
    [
        ({"free": LATER}, Why.TIME, Change(Kind.TIME, slot=36)),
        ({"languages": frozenset({"es"})}, Why.LANGUAGE, Change(Kind.LANGUAGE, language="en")),
    ],
)
def test_whoever_is_left_over_hears_why_and_what_would_help(
    odd: dict[str, Any], why: Why, change: Change
) -> None:
    assert _left([*wishes(6), wish(7, **odd)]) == [LeftOver(7, why, change)]


def test_another_way_helps_where_the_way_is_what_is_missing() -> None:
    people = [*wishes(5, needs=frozenset({"sign-language"})), wish(6, needs=frozenset({"no-camera"}))]
    assert _left(people) == [LeftOver(6, Why.WAY, Change(Kind.WAY, way=Way.VIDEO))]


def test_four_who_fit_are_told_of_circles_of_four() -> None:
    found = _left([*wishes(4), *(wish(key, languages=frozenset({"es"}), free=LATER) for key in (5, 6))])
    assert {each.change for each in found if each.key <= 4} == {Change(Kind.SMALLER, size=4)}


def test_one_too_many_is_told_of_one_place_more() -> None:
    (found,) = _left(wishes(6), replace(QUICK, most=5))
    assert found.why is Why.NO_ROOM
    assert found.change == Change(Kind.LARGER, size=6)


def test_few_people_are_too_few() -> None:
    assert {each.why for each in _left(wishes(3))} == {Why.FEW}


def test_a_circle_with_room_is_what_one_more_evening_leads_to() -> None:
    asked = replace(QUICK, started=(started(7, [wish(100 + each) for each in range(6)]),))
    assert _left([wish(1, free=LATER)], asked) == [LeftOver(1, Why.TIME, Change(Kind.TIME, slot=36))]


APART = [
    {"avoids": frozenset({1, 2, 3, 4, 5})},
    {"token": "boss", "leads": frozenset({"t1"})},
    {"reports_to": frozenset({"t1"})},
]


@pytest.mark.parametrize("apart", APART)
def test_whom_someone_is_kept_from_is_told_as_where_all_that_fit_are_full(apart: dict[str, Any]) -> None:
    people = [*wishes(5, token="t1"), wish(6, **apart)]
    people[1:5] = [replace(each, token="") for each in people[1:5]]
    (found,) = _left(people)
    (full,) = _left(wishes(6), replace(QUICK, most=5))
    assert found.why is full.why is Why.NO_ROOM


@pytest.mark.parametrize("side", [0, 1])
def test_it_is_the_same_whoever_of_two_avoids_the_other(side: int) -> None:
    pair = [wish(5), wish(6)]
    pair[side] = replace(pair[side], avoids=frozenset({pair[1 - side].key}))
    found = _left([*wishes(4), *pair])
    assert [each.why for each in found] == [Why.NO_ROOM]


@settings(deadline=None, max_examples=30)
@given(drawn(most=10), terms())
def test_why_someone_was_left_over_does_not_depend_on_whom_anyone_is_kept_from(
    looking: list[Wish], asked: Terms
) -> None:
    """The same people were left over for the same reasons, if nobody avoided anyone and nobody led anyone."""
    nobody = Plan((), tuple(each.key for each in looking))
    bare = [replace(each, avoids=frozenset(), reports_to=frozenset(), leads=frozenset()) for each in looking]
    told = [(each.key, each.why) for each in left_over(nobody, looking, asked)]
    assert told == [(each.key, each.why) for each in left_over(nobody, bare, asked)]


@settings(deadline=None, max_examples=30)
@given(drawn(most=10), terms())
def test_facts_name_nobody(looking: list[Wish], asked: Terms) -> None:
    """Other keys and names of the same people make no difference, and no identity does."""
    plan = solve(looking, asked)
    for circle in plan.circles:
        masked = [
            replace(each, identities=frozenset({"x"}), avoids=frozenset(), token="y", leads=frozenset())
            for each in looking
        ]
        assert facts_of(circle, everyone(looking, asked)) == facts_of(circle, everyone(masked, asked))


@settings(deadline=None, max_examples=30)
@given(drawn(most=10), terms())
def test_each_circle_and_each_who_has_none_is_told_of(looking: list[Wish], asked: Terms) -> None:
    plan = solve(looking, asked)
    told = reasons_of(plan, looking, asked)
    assert [each.people for each in told.circles] == [len(circle.members) for circle in plan.circles]
    assert sorted(each.key for each in told.left) == sorted(plan.left_over)


@settings(deadline=None, max_examples=60)
@given(drawn(most=7), terms())
def test_what_is_said_to_help_is_the_first_that_does(looking: list[Wish], asked: Terms) -> None:
    """Beside a search through everyone with whom someone could be, by the rules themselves."""
    plan = solve(looking, asked)
    for each in left_over(plan, looking, asked):
        helps = [kind for kind in Kind if kind in HELPS and _is_placed(each.key, kind, plan, looking, asked)]
        told = each.change.kind if each.change else None
        assert (told if told in HELPS else None) == next(iter(helps), None)


HELPS = (Kind.TIME, Kind.WAY, Kind.LANGUAGE)


def _is_placed(key: int, kind: Kind, plan: Plan, looking: list[Wish], asked: Terms) -> bool:
    told = {each.key: each for each in as_either_told([*looking, *_seated(asked)])}
    others = [told[other] for other in plan.left_over if other != key]
    circles = groups_of(plan, looking, asked)
    joined = {group.started.key for group in circles if group.started}
    circles += [Group((), each) for each in asked.started if each.key not in joined]
    return any(
        any(not broken(replace(group, joiners=(*group.joiners, changed)), asked) for group in circles)
        or any(not broken(Group((changed, *few)), asked) for few in combinations(others, asked.least - 1))
        for changed in _changed(told[key], kind)
    )


def _seated(asked: Terms) -> list[Wish]:
    return [each for started in asked.started for each in started.members]


def _changed(wish: Wish, kind: Kind) -> list[Wish]:
    if kind is Kind.TIME:
        return [replace(wish, free=frozenset(range(SLOTS)))]
    if kind is Kind.WAY:
        return [replace(wish, needs=frozenset())] if wish.needs else []
    return [replace(wish, languages=frozenset({other})) for other in {"en", "es"} - wish.languages]


@pytest.mark.parametrize(
    ("odd", "whys", "change"),
    [
        ({"free": LATER}, (Why.TIME,), Change(Kind.TIME, slot=36)),
        ({"languages": frozenset({"es"})}, (Why.LANGUAGE,), Change(Kind.LANGUAGE, language="en")),
        ({"needs": frozenset({"no-speaking"})}, (Why.WAY,), Change(Kind.WAY, way=Way.TEXT)),
        ({"avoids": frozenset({1})}, (Why.NO_ROOM,), Change(Kind.SMALLER, size=4)),
    ],
)
def test_a_round_without_a_circle_says_what_clashes(
    odd: dict[str, Any], whys: tuple[Why, ...], change: Change
) -> None:
    first = wish(1, needs=frozenset({"sign-language"})) if "needs" in odd else wish(1)
    found = clash_of([first, *(wish(key) for key in (2, 3, 4)), wish(5, **odd)], QUICK)
    assert found is not None
    assert found.whys == whys
    assert found.change == change


def test_too_few_people_are_a_clash_with_the_size_alone() -> None:
    found = clash_of(wishes(4), QUICK)
    assert found is not None
    assert found.whys == (Why.FEW,)
    assert found.change == Change(Kind.SMALLER, size=4)


@settings(deadline=None)
@given(drawn(most=8), terms())
def test_there_is_a_clash_where_there_is_no_circle(looking: list[Wish], asked: Terms) -> None:
    alone = replace(asked, started=())
    assert (clash_of(looking, alone) is None) is bool(solve(looking, alone).circles)


def test_nobody_at_all_is_too_few() -> None:
    found = clash_of([], QUICK)
    assert found is not None
    assert found.change is None
    assert list(left_over(NOBODY, [], QUICK)) == []
