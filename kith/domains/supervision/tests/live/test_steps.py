"""Steps run by the clock and end by a hand: time is a helper, and stops nobody."""

import pytest

from kith.domains.supervision.formats.shapes import Doing
from kith.domains.supervision.live.moves import again, extend, finish, go_next, go_on, pause, skip, start
from kith.domains.supervision.live.people import bring, come, hear, leave, write_down
from kith.domains.supervision.live.refusing import SENTENCES, Refusal
from kith.domains.supervision.live.showing import Phase, at
from kith.domains.supervision.tests.live.scenes import (
    ANA,
    BO,
    CHI,
    DEE,
    NOON,
    after,
    made,
    on_to,
    started,
    together,
)


def test_before_the_start_people_gather() -> None:
    shown = at(together("six-phase", ANA, BO), NOON)
    assert (shown.phase, shown.frame, shown.clock, shown.number, shown.steps) == (
        Phase.GATHERING,
        None,
        None,
        0,
        6,
    )


def test_every_device_shows_the_same_step_and_second() -> None:
    state = started("six-phase", ANA, BO, CHI, DEE)
    shown = at(state, after(seconds=40))
    assert shown.frame is not None
    assert shown.following is not None
    assert shown.clock is not None
    assert (shown.phase, shown.frame.key, shown.number, shown.following.key) == (
        Phase.RUNNING,
        "roles",
        1,
        "telling",
    )
    assert (shown.clock.left, shown.clock.over, shown.clock.is_reached) == (260, 0, False)


def test_when_the_time_is_reached_it_says_so_and_counts_on() -> None:
    state = started("six-phase", ANA, BO, CHI, DEE)
    clock = at(state, after(minutes=5)).clock
    assert clock is not None
    assert (clock.left, clock.over, clock.is_reached) == (0, 0, True)
    clock = at(state, after(minutes=7)).clock
    assert clock is not None
    assert (clock.left, clock.over) == (0, 120)
    assert at(state, after(minutes=7)).number == 1


def test_whoever_moderates_goes_on_and_the_last_step_ends_it() -> None:
    state = started("six-phase", ANA, BO, CHI, DEE, presenter=BO)
    assert go_next(state, by=CHI, seen=0, moment=NOON) is Refusal.NOT_MODERATING
    state = on_to(state, "taking", moment=after(minutes=30))
    assert at(state, after(minutes=30)).following is None
    state = made(go_next, state, by=ANA, seen=5, moment=after(minutes=31))
    assert at(state, after(minutes=31)).phase is Phase.OVER
    assert (state.started_at, state.finished_at) == (NOON, after(minutes=31))
    assert go_next(state, by=ANA, seen=5, moment=after(minutes=31)) is Refusal.FINISHED
    assert come(state, person=9, moment=after(minutes=31)) is Refusal.FINISHED


def test_two_who_press_at_once_move_it_by_one_step() -> None:
    state = started("co-reflection", ANA, BO, presenter=BO)
    state = made(go_next, state, by=ANA, seen=0, moment=after(seconds=20))
    assert go_next(state, by=BO, seen=0, moment=after(seconds=20)) is Refusal.MOVED_ON
    assert state.step == 1


def test_what_the_format_needs_is_not_left_out() -> None:
    state = started("six-phase", ANA, BO, CHI, DEE, presenter=BO)
    assert skip(state, by=ANA, seen=0, moment=NOON) is Refusal.NOT_SKIPPED
    state = on_to(state, "method", moment=NOON)
    state = made(skip, state, by=ANA, seen=3, moment=NOON)
    assert state.frame is not None
    assert state.frame.key == "ideas"
    assert state.skipped == {"method"}


def test_a_step_begins_again_with_all_its_time_where_that_is_foreseen() -> None:
    state = on_to(started("six-phase", ANA, BO, CHI, DEE, presenter=BO), "ideas", moment=NOON)
    state = made(extend, state, minutes=5, by=ANA, moment=after(seconds=30))
    state = made(again, state, by=ANA, seen=4, moment=after(seconds=40))
    clock = at(state, after(seconds=50)).clock
    assert clock is not None
    assert (clock.seconds, clock.passed) == (600, 10)
    state = on_to(state, "taking", moment=after(seconds=50))
    assert again(state, by=ANA, seen=5, moment=after(seconds=50)) is Refusal.NOT_REPEATED


def test_more_time_can_be_given_in_parts() -> None:
    state = started("six-phase", ANA, BO, CHI, DEE)
    state = made(extend, state, minutes=5, by=ANA, moment=after(seconds=10))
    state = made(extend, state, minutes=30, by=ANA, moment=after(seconds=20))
    clock = at(state, after(seconds=30)).clock
    assert clock is not None
    assert clock.left == 40 * 60 - 30
    for minutes in (0, -5, 31):
        assert extend(state, minutes=minutes, by=ANA, moment=after(seconds=20)) is Refusal.EXTENSION
    assert extend(state, minutes=5, by=BO, moment=after(seconds=20)) is Refusal.NOT_MODERATING


def test_anybody_can_pause_and_the_clock_goes_on_where_it_stood() -> None:
    state = started("six-phase", ANA, BO, CHI, DEE)
    state = made(pause, state, by=DEE, moment=after(seconds=30))
    assert made(pause, state, by=BO, moment=after(seconds=35)).paused_at == after(seconds=30)
    shown = at(state, after(minutes=20))
    assert shown.clock is not None
    assert (shown.phase, shown.clock.passed) == (Phase.PAUSED, 30)
    assert (
        go_next(
            made(hear, state, person=ANA, moment=after(seconds=40)), by=ANA, seen=0, moment=after(seconds=40)
        )
        is Refusal.PAUSED
    )
    state = made(go_on, state, by=CHI, moment=after(minutes=10))
    clock = at(state, after(minutes=10, seconds=5)).clock
    assert clock is not None
    assert clock.passed == 35
    assert made(go_on, state, by=BO, moment=after(minutes=10, seconds=6)).began_at == state.began_at


def test_it_does_not_go_on_to_telling_before_someone_brings_something() -> None:
    state = started("six-phase", ANA, BO, CHI, DEE)
    assert go_next(state, by=ANA, seen=0, moment=NOON) is Refusal.NO_PRESENTER
    state = made(bring, state, person=CHI, by=ANA, moment=NOON)
    state = made(go_next, state, by=ANA, seen=0, moment=NOON)
    assert bring(state, person=DEE, by=ANA, moment=NOON) is Refusal.TOO_LATE_TO_BRING
    assert start(together("perspectives", ANA, BO), by=ANA, moment=NOON) is Refusal.NO_PRESENTER


def test_in_a_round_nobody_brings_anything() -> None:
    assert bring(started("round", ANA, BO, CHI), person=BO, by=ANA, moment=NOON) is Refusal.NOBODY_BRINGS


def test_it_says_who_may_speak_and_that_the_presenter_listens() -> None:
    state = started("six-phase", ANA, BO, CHI, DEE, presenter=BO)
    telling = at(on_to(state, "telling", moment=NOON), NOON)
    assert telling.speakers == {ANA, BO}
    assert telling.presenter_does is Doing.SPEAKS
    ideas = at(on_to(state, "ideas", moment=NOON), NOON)
    assert ideas.speakers == {CHI, DEE}
    assert ideas.presenter_does is Doing.LISTENS


def test_someone_writes_down_who_is_free_for_it() -> None:
    state = started("six-phase", ANA, BO, CHI, DEE, presenter=BO)
    assert write_down(state, person=BO, by=ANA, moment=NOON) is Refusal.HAS_ANOTHER_ROLE
    assert write_down(state, person=9, by=ANA, moment=NOON) is Refusal.AWAY
    state = made(write_down, state, person=CHI, by=ANA, moment=NOON)
    assert at(state, NOON).secretary == CHI
    assert made(leave, state, person=CHI, moment=NOON).secretary is None
    assert made(bring, state, person=CHI, by=ANA, moment=NOON).secretary is None


def test_who_brought_something_and_has_not_begun_is_free_to_go_and_who_has_begun_can_come_back() -> None:
    state = started("six-phase", ANA, BO, CHI, DEE, presenter=BO)
    assert made(leave, state, person=BO, moment=NOON).presenter is None
    gone = made(leave, on_to(state, "telling", moment=NOON), person=BO, moment=NOON)
    assert gone.presenter == BO
    assert at(made(come, gone, person=BO, moment=NOON), NOON).speakers == {ANA, BO}


def test_only_who_came_can_do_anything_and_nothing_ends_before_it_starts() -> None:
    state = together("six-phase", ANA, BO)
    assert hear(state, person=9, moment=NOON) is Refusal.NOT_THERE
    assert pause(state, by=9, moment=NOON) is Refusal.NOT_THERE
    assert start(state, by=BO, moment=NOON) is Refusal.NOT_MODERATING
    for early in (pause(state, by=BO, moment=NOON), extend(state, minutes=1, by=ANA, moment=NOON)):
        assert early is Refusal.NOT_STARTED
    assert finish(state, by=ANA, moment=NOON) is Refusal.NOT_STARTED
    assert go_next(state, by=ANA, seen=0, moment=NOON) is Refusal.NOT_STARTED
    running = made(start, state, by=ANA, moment=NOON)
    assert start(running, by=ANA, moment=NOON) is Refusal.STARTED
    assert finish(running, by=BO, moment=NOON) is Refusal.NOT_MODERATING
    assert made(finish, running, by=ANA, moment=NOON).finished_at == NOON


@pytest.mark.parametrize("refusal", list(Refusal))
def test_every_refusal_says_what_helps(refusal: Refusal) -> None:
    assert str(refusal.words) == str(SENTENCES[refusal])
    assert str(refusal.words).endswith(".")
