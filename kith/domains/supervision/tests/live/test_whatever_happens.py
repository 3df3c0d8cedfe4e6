"""Whatever people do, in whatever order: someone moderates, nobody is given a turn who listens, turns are equal, JSON is the same."""

import json
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from kith.domains.supervision.formats.shapes import Doing, Facilitator
from kith.domains.supervision.formats.shipped import shipped
from kith.domains.supervision.live import moves, people
from kith.domains.supervision.live.mending import mended
from kith.domains.supervision.live.moves import gather
from kith.domains.supervision.live.plain import from_plain, to_plain
from kith.domains.supervision.live.refusing import Refusal
from kith.domains.supervision.live.showing import Shown, WaitsFor, at
from kith.domains.supervision.live.state import Round, State
from kith.domains.supervision.tests.live.scenes import NOON, on_to

LIVE = [code for code, told in shipped().items() if told["en"].shape.form.is_live]
TRAINED = {1, 4}
who = some.integers(1, 5)

Move = Callable[[State, datetime], State | Refusal]


def _step(state: State) -> int:
    return state.step or 0


def _has_word(state: State) -> int:
    return state.round.turn.person if state.round.turn else 0


@some.composite
def a_move(draw: Any) -> Move:
    by, other, minutes = draw(who), draw(who), draw(some.integers(0, 32))
    known: list[Move] = [
        lambda state, moment: people.come(state, person=by, moment=moment, is_trained=by in TRAINED),
        lambda state, moment: people.hear(state, person=by, moment=moment),
        lambda state, moment: people.leave(state, person=by, moment=moment),
        lambda state, moment: people.hand_over(state, to=other, by=state.moderator or by, moment=moment),
        lambda state, moment: people.bring(state, person=other, by=state.moderator or by, moment=moment),
        lambda state, moment: people.write_down(state, person=other, by=by, moment=moment),
        lambda state, moment: moves.start(state, by=by, moment=moment),
        lambda state, moment: moves.go_next(state, by=state.moderator or by, seen=_step(state), moment=moment),
        lambda state, moment: moves.skip(state, by=state.moderator or by, seen=_step(state), moment=moment),
        lambda state, moment: moves.again(state, by=state.moderator or by, seen=_step(state), moment=moment),
        lambda state, moment: moves.extend(state, minutes=minutes, by=state.moderator or by, moment=moment),
        lambda state, moment: moves.pause(state, by=by, moment=moment),
        lambda state, moment: moves.go_on(state, by=by, moment=moment),
        lambda state, moment: moves.choose(state, method="headstand", by=by, seen=_step(state), moment=moment),
        lambda state, moment: moves.pass_turn(state, of=_has_word(state), by=_has_word(state), moment=moment),
    ]  # fmt: skip
    chosen: int = draw(some.integers(0, len(known) - 1))
    return known[chosen]


def everyone(state: State, moment: datetime) -> State:
    for person in (1, 2, 3, 4):
        answer = people.come(state, person=person, moment=moment, is_trained=person in TRAINED)
        assert isinstance(answer, State)
        state = answer
    answer = people.bring(state, person=2, by=1, moment=moment)
    state = state if isinstance(answer, Refusal) else answer
    answer = moves.start(state, by=1, moment=moment)
    assert isinstance(answer, State)
    return answer


def gathered(code: str) -> State:
    return gather(shipped()[code]["en"].shape)


@some.composite
def running(draw: Any, codes: some.SearchStrategy[str]) -> State:
    """A session of four in any of its steps, some of those before left out."""
    state = everyone(gathered(draw(codes)), NOON)
    for step in range(draw(some.integers(0, len(state.frames) - 1))):
        on = moves.skip if state.frames[step].may_be_skipped and draw(some.booleans()) else moves.go_next
        answer = on(state, by=1, seen=step, moment=NOON)
        assert isinstance(answer, State)
        state = answer
    return state


def heard_by_the_presenter() -> State:
    """In a round in which the presenter has no turn."""
    return on_to(everyone(gathered("perspectives"), NOON), "echo", moment=NOON)


sessions = some.sampled_from(LIVE).map(gathered) | running(some.sampled_from(LIVE))
course = some.lists(some.tuples(a_move(), some.sampled_from([0, 1, 7, 20, 44, 46, 400])), max_size=40)


def played(state: State, played_moves: list[tuple[Move, int]]) -> list[tuple[State, datetime]]:
    """Every state on the way, with its moment."""
    moment, states = NOON, [(state, NOON)]
    for move, seconds in played_moves:
        moment += timedelta(seconds=seconds)
        answer = move(state, moment)
        state = state if isinstance(answer, Refusal) else answer
        states.append((state, moment))
    return states


def shown_on_the_way(
    state: State, played_moves: list[tuple[Move, int]]
) -> list[tuple[State, Shown, datetime]]:
    return [(each, at(each, moment), moment) for each, moment in played(state, played_moves)]


@given(sessions, course)
def test_someone_moderates_while_anyone_is_there_who_may(
    state: State, played_moves: list[tuple[Move, int]]
) -> None:
    for each, shown, moment in shown_on_the_way(state, played_moves):
        needs_training = each.facilitator is Facilitator.TRAINED
        able = set(each.here(moment)) & (TRAINED if needs_training else {1, 2, 3, 4, 5}) - {each.presenter}
        if each.finished_at is None:
            assert (shown.moderator in able) if able else (shown.moderator is None)
            assert (shown.waits_for is None) == bool(able)
        if each.moderator is not None:
            assert each.moderator != each.presenter


@given(sessions, course)
def test_where_training_is_asked_for_only_who_has_it_moderates(
    state: State, played_moves: list[tuple[Move, int]]
) -> None:
    state = replace(gather(shipped()["balint-like"]["en"].shape), people=state.people, trained=state.trained)
    for _each, shown, _moment in shown_on_the_way(state, played_moves):
        assert shown.moderator in {None, *TRAINED}
        assert shown.waits_for is not WaitsFor.MODERATOR


@given(sessions | some.builds(heard_by_the_presenter), course)
def test_a_presenter_who_listens_never_has_the_word(
    state: State, played_moves: list[tuple[Move, int]]
) -> None:
    for _each, shown, _moment in shown_on_the_way(state, played_moves):
        if shown.frame and shown.presenter is not None and shown.presenter_does is not Doing.SPEAKS:
            assert shown.presenter != shown.turn
            assert shown.presenter not in shown.to_come
            assert shown.presenter not in shown.speakers


@given(sessions, course)
def test_nobody_has_two_turns_in_a_round_and_all_who_are_there_come_to_have_one(
    state: State, played_moves: list[tuple[Move, int]]
) -> None:
    for each, shown, moment in shown_on_the_way(state, played_moves):
        now = mended(each, moment)
        had = Counter([*now.round.had, *now.round.waiting, *([shown.turn] if shown.turn else [])])
        assert set(had.values()) <= {1}
        if now.frame and now.frame.in_turns:
            assert shown.speakers <= set(had)
            waiting_here = [person for person in shown.to_come if now.is_here(person, moment)]
            assert shown.turn or not waiting_here or now.paused_at


@given(sessions, course)
def test_turns_of_a_whole_round_differ_by_a_second_at_most_and_add_up(
    state: State, played_moves: list[tuple[Move, int]]
) -> None:
    state, moment = played(state, played_moves)[-1]
    rounds = [step for step, frame in enumerate(state.frames) if frame.in_turns]
    if state.step is None or not rounds:
        return
    begun_anew = replace(state, step=rounds[-1], began_at=moment, extra=0, paused_at=None, round=Round())
    had = turns_of(mended(begun_anew, moment), moment)
    assert max(had, default=0) - min(had, default=0) <= 1
    assert sum(had) in {0, state.frames[rounds[-1]].seconds}


def turns_of(state: State, moment: datetime) -> list[int]:
    """The seconds of each turn, passed on from one to the next."""
    had = []
    while turn := state.round.turn:
        had.append(turn.seconds)
        answer = moves.pass_turn(state, of=turn.person, by=turn.person, moment=moment)
        assert isinstance(answer, State)
        state = answer
    return had


@given(sessions, course)
def test_what_is_kept_in_json_is_the_same_session(state: State, played_moves: list[tuple[Move, int]]) -> None:
    for each, shown, moment in shown_on_the_way(state, played_moves):
        kept = from_plain(json.loads(json.dumps(to_plain(each))))
        assert kept == each
        assert list(kept.people) == list(each.people)
        assert at(kept, moment) == shown


@given(sessions, course)
def test_clocks_only_go_forward_and_stand_still_in_a_pause(
    state: State, played_moves: list[tuple[Move, int]]
) -> None:
    for each, shown, moment in shown_on_the_way(state, played_moves):
        later = at(each, moment + timedelta(seconds=9))
        if shown.clock and later.clock:
            assert later.clock.passed - shown.clock.passed == (0 if each.paused_at else 9)
            assert shown.clock.left == 0 or shown.clock.over == 0
        assert (later.number, later.phase) == (shown.number, shown.phase)


@pytest.mark.parametrize("code", LIVE)
def test_each_format_can_be_gone_through_to_its_end(code: str) -> None:
    state = everyone(gather(shipped()[code]["en"].shape), NOON)
    for step in range(len(state.frames)):
        assert state.moderator is not None
        answer = moves.go_next(state, by=state.moderator, seen=step, moment=NOON)
        assert isinstance(answer, State)
        state = answer
    assert state.finished_at == NOON
