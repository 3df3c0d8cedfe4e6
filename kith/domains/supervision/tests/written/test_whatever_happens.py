"""Whatever people do, and wherever clocks are turned: it ends in time, in order, and JSON holds the same session."""

import json
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from kith.domains.supervision.formats.shapes import Doing
from kith.domains.supervision.tests.written.scenes import ANA, opened
from kith.domains.supervision.written import moves
from kith.domains.supervision.written.nudging import Reminding, nudge_is_due
from kith.domains.supervision.written.plain import from_plain, to_plain
from kith.domains.supervision.written.refusing import Refusal
from kith.domains.supervision.written.showing import Asks, now, waits_for
from kith.domains.supervision.written.state import State, settled

pytestmark = pytest.mark.slow

Move = Callable[[State, datetime], State | Refusal]
Course = list[tuple[Move, int]]

who = some.integers(1, 5)
ZONES = [
    "Europe/Madrid",
    "America/New_York",
    "Africa/Cairo",
    "Australia/Lord_Howe",
    "America/Santiago",
    "Asia/Kolkata",
]
TURNED = [
    date(2026, 3, 3),
    date(2026, 3, 25),
    date(2026, 4, 1),
    date(2026, 4, 20),
    date(2026, 9, 1),
    date(2026, 10, 20),
]


@some.composite
def sessions(draw: Any) -> State:
    begins = draw(some.sampled_from(TURNED)) + timedelta(days=draw(some.integers(0, 6)))
    invited = draw(some.frozensets(some.integers(2, 4)))
    people = draw(some.lists(some.integers(2, 4), unique=True))
    return opened(*people, begins=begins, zone=draw(some.sampled_from(ZONES)), invited=invited)


@some.composite
def a_move(draw: Any) -> Move:
    by, other = draw(who), draw(who)
    known: list[Move] = [
        lambda state, moment: moves.enter(state, person=by, moment=moment),
        lambda state, moment: moves.write(state, by=by, moment=moment),
        lambda state, moment: moves.write(state, by=by, moment=moment),
        lambda state, moment: moves.write(state, by=by, moment=moment, passes=True),
        lambda state, moment: moves.hand_over(state, to=other, by=state.moderator or by, moment=moment),
        lambda state, moment: moves.move_on(state, by=state.moderator or by, seen=settled(state, moment).step, moment=moment),
        lambda state, moment: moves.give_day(state, by=state.moderator or by, seen=settled(state, moment).step, moment=moment),
        as_many_days_as_there_are,
        lambda state, moment: moves.leave(state, person=by if by != ANA else 2, moment=moment),
    ]  # fmt: skip
    chosen: int = draw(some.integers(0, len(known) - 1))
    return known[chosen]


def as_many_days_as_there_are(state: State, moment: datetime) -> State | Refusal:
    while True:
        step = settled(state, moment).step
        answer = moves.give_day(state, by=state.moderator or ANA, seen=step, moment=moment)
        if isinstance(answer, Refusal):
            return state
        state = answer


courses = some.lists(some.tuples(a_move(), some.sampled_from([0, 1, 5, 12, 24, 50])), max_size=40)


def on_the_way(state: State, course: Course) -> list[tuple[State, datetime]]:
    moment, states = state.opened_at, [(state, state.opened_at)]
    for move, hours in course:
        moment += timedelta(hours=hours)
        answer = move(state, moment)
        state = state if isinstance(answer, Refusal) else answer
        states.append((state, moment))
    return states


@given(sessions(), courses)
def test_it_is_over_by_the_twentieth_day_and_goes_through_its_steps_in_order(
    state: State, course: Course
) -> None:
    last = state.schedule.end_of(state.schedule.begins + timedelta(days=19))
    numbers = []
    for each, moment in on_the_way(state, course):
        shown = now(each, moment)
        numbers.append(shown.number)
        assert shown.until is None or moment < shown.until <= last
        assert now(each, last).is_over
        if shown.closed_at:
            assert shown.gone_at is not None
            assert (
                timedelta(days=14) - timedelta(hours=1)
                <= shown.gone_at - shown.closed_at
                <= timedelta(days=15, hours=1)
            )
    assert numbers == sorted(numbers)


@given(sessions(), courses)
def test_each_step_is_open_for_a_whole_day_at_least_unless_someone_moves_it_on(
    state: State, course: Course
) -> None:
    for each, _moment in on_the_way(state, course):
        assert each.closes_at - each.opened_at >= timedelta(hours=23)
        assert each.schedule.begin_of(each.schedule.day_of(each.closes_at)) == each.closes_at


@given(sessions(), courses)
def test_someone_moderates_as_soon_as_a_second_one_is_in_and_never_who_brought_it(
    state: State, course: Course
) -> None:
    for each, _moment in on_the_way(state, course):
        assert each.moderator != each.presenter
        assert (each.moderator in each.people) == (len(each.people) > 1)


@given(sessions(), courses)
def test_whoever_listens_is_not_asked_to_write(state: State, course: Course) -> None:
    for each, moment in on_the_way(state, course):
        shown = now(each, moment)
        if shown.frame and shown.frame.presenter is not Doing.SPEAKS:
            assert shown.presenter not in shown.writers | shown.awaited | shown.written
            assert waits_for(each, shown.presenter, moment).asks is Asks.READ
        assert shown.awaited & frozenset(each.people) <= shown.writers


@given(sessions(), courses)
def test_when_it_is_looked_at_makes_no_difference(state: State, course: Course) -> None:
    for each, moment in on_the_way(state, course):
        later = moment + timedelta(days=3)
        assert settled(settled(each, moment), later) == settled(each, later)


@given(sessions(), courses)
def test_what_is_kept_in_json_is_the_same_session(state: State, course: Course) -> None:
    for each, moment in on_the_way(state, course):
        kept = from_plain(json.loads(json.dumps(to_plain(each))))
        assert kept == each
        assert now(kept, moment) == now(each, moment)


@given(sessions(), courses, some.sampled_from(ZONES), some.integers(0, 23), some.integers(0, 23))
def test_nobody_is_nudged_twice_a_day_or_in_quiet_hours(
    state: State, course: Course, zone: str, quiet_from: int, quiet_to: int
) -> None:
    state = on_the_way(state, course)[-1][0]
    reminding = Reminding(is_wished=True, quiet_from=quiet_from, quiet_to=quiet_to, zone=zone)
    last, days = None, []
    for hours in range(24 * 21):
        moment = state.opened_at + timedelta(hours=hours)
        if nudge_is_due(state, person=2, reminding=reminding, last=last, moment=moment):
            assert not reminding.is_quiet(moment)
            last = moment
            days.append(reminding.day(moment))
    assert len(days) == len(set(days))
