"""In a round each has as much time as the others, also who comes late."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from kith.domains.supervision.live.moves import again, extend, go_next, go_on, pass_turn, pause
from kith.domains.supervision.live.people import come, hand_over, hear, leave
from kith.domains.supervision.live.refusing import Refusal
from kith.domains.supervision.live.showing import at
from kith.domains.supervision.live.state import State
from kith.domains.supervision.live.turns import dealt, in_order
from kith.domains.supervision.tests.live.scenes import (
    ANA,
    BO,
    CHI,
    DEE,
    EVE,
    NOON,
    after,
    made,
    on_to,
    started,
)


@given(some.integers(0, 10_000), some.integers(1, 30))
def test_parts_are_equal_to_the_second_and_nothing_is_lost(seconds: int, people: int) -> None:
    parts = dealt(seconds, people)
    assert len(parts) == people
    assert sum(parts) == seconds
    assert max(parts) - min(parts) <= 1


def test_nothing_is_dealt_to_nobody() -> None:
    assert dealt(60, 0) == []
    assert in_order([], step=3) == ()


def test_with_each_step_someone_else_begins() -> None:
    assert [in_order([ANA, BO, CHI], step=step)[0] for step in range(4)] == [ANA, BO, CHI, ANA]


def first_round() -> State:
    """Four people, 25 minutes; Bo begins."""
    return on_to(started("round", ANA, BO, CHI, DEE), "first-round", moment=NOON)


def has_word(state: State) -> int:
    turn = at(state, NOON).turn
    assert turn is not None
    return turn


def passed(state: State) -> State:
    return made(pass_turn, state, of=has_word(state), by=has_word(state), moment=NOON)


def seconds_of(state: State) -> int:
    clock = at(state, NOON).turn_clock
    assert clock is not None
    return clock.seconds


def test_all_have_the_word_once_each_for_a_quarter_of_the_time() -> None:
    state = first_round()
    assert (has_word(state), at(state, NOON).to_come) == (BO, (CHI, DEE, ANA))
    spoke = []
    while state.round.turn:
        spoke.append((has_word(state), seconds_of(state)))
        state = passed(state)
    assert spoke == [(BO, 375), (CHI, 375), (DEE, 375), (ANA, 375)]
    assert at(state, NOON).turn is None


def test_who_has_the_word_passes_it_on_and_nobody_takes_it() -> None:
    state = on_to(started("six-phase", ANA, BO, CHI, rounds=True), "opening", moment=NOON)
    assert has_word(state) == ANA
    assert pass_turn(state, of=ANA, by=CHI, moment=NOON) is Refusal.NOT_YOUR_TURN
    state = made(pass_turn, state, of=ANA, by=ANA, moment=NOON)
    assert pass_turn(state, of=ANA, by=ANA, moment=NOON) is Refusal.MOVED_ON
    assert has_word(made(pass_turn, state, of=BO, by=ANA, moment=NOON)) == CHI


def test_who_comes_late_speaks_last_and_as_long_as_those_to_come() -> None:
    state = passed(passed(first_round()))
    state = made(come, state, person=EVE, moment=NOON)
    assert (has_word(state), seconds_of(state), at(state, NOON).to_come) == (DEE, 375, (ANA, EVE))
    rest = []
    while state.round.turn:
        rest.append((has_word(state), seconds_of(state)))
        state = passed(state)
    assert rest[1:] == [(ANA, 300), (EVE, 300)]


def test_who_comes_after_the_last_turn_has_one_too() -> None:
    state = first_round()
    for _turn in range(4):
        state = passed(state)
    state = made(come, state, person=EVE, moment=NOON)
    assert (has_word(state), seconds_of(state)) == (EVE, 300)


def test_who_leaves_gives_the_word_to_the_next_and_has_no_second_turn() -> None:
    state = made(leave, first_round(), person=BO, moment=NOON)
    assert has_word(state) == CHI
    state = made(come, state, person=BO, moment=NOON)
    assert BO not in at(state, NOON).to_come


def test_who_is_away_when_their_turn_comes_keeps_their_place_for_later() -> None:
    state = first_round()
    for person in (ANA, BO, DEE):
        state = made(hear, state, person=person, moment=after(seconds=30))
    moment = after(seconds=60)
    state = made(pass_turn, state, of=BO, by=BO, moment=moment)
    assert at(state, moment).turn == DEE
    state = made(hear, state, person=CHI, moment=moment)
    state = made(pass_turn, state, of=DEE, by=DEE, moment=moment)
    assert at(state, moment).turn == CHI


def test_more_time_is_shared_and_the_word_is_not_taken_from_who_becomes_moderator() -> None:
    state = made(extend, first_round(), minutes=5, by=ANA, moment=NOON)
    assert (has_word(state), seconds_of(state)) == (BO, 450)
    state = made(hand_over, state, to=BO, by=ANA, moment=NOON)
    assert has_word(state) == BO


def test_a_pause_is_nobodys_time() -> None:
    state = made(pause, first_round(), by=DEE, moment=after(seconds=10))
    assert pass_turn(state, of=BO, by=BO, moment=after(seconds=20)) is Refusal.PAUSED
    state = made(go_on, state, by=DEE, moment=after(minutes=9))
    clock = at(state, after(minutes=9, seconds=5)).turn_clock
    assert clock is not None
    assert clock.passed == 15


def test_a_round_that_may_be_repeated_begins_anew() -> None:
    state = on_to(first_round(), "second-round", moment=NOON)
    state = made(again, passed(state), by=ANA, seen=2, moment=NOON)
    assert (has_word(state), state.round.had) == (CHI, ())


@pytest.mark.parametrize("presenter", [BO, CHI, DEE])
def test_a_presenter_who_listens_is_given_no_turn(presenter: int) -> None:
    state = started("perspectives", ANA, BO, CHI, DEE, EVE, presenter=presenter)
    state = on_to(state, "echo", moment=NOON)
    turns = {has_word(state), *at(state, NOON).to_come}
    assert turns == {ANA, BO, CHI, DEE, EVE} - {presenter}


def test_outside_of_rounds_nobody_has_the_word() -> None:
    state = made(go_next, on_to(first_round(), "leaving", moment=NOON), by=ANA, seen=3, moment=NOON)
    assert at(state, NOON).turn is None
    assert at(started("round", ANA, BO, CHI), NOON).turn is None
