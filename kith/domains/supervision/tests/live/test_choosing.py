"""The way in which a group gives its thoughts: chosen in its step, and there in those that follow."""

import json
from dataclasses import replace

import pytest

from kith.domains.supervision.live import moves
from kith.domains.supervision.live.ahead import ahead
from kith.domains.supervision.live.offering import Asked, Move, make, offers
from kith.domains.supervision.live.plain import from_plain, to_plain
from kith.domains.supervision.live.refusing import Refusal
from kith.domains.supervision.live.showing import at
from kith.domains.supervision.live.state import State
from kith.domains.supervision.tests.live.scenes import ANA, BO, CHI, DEE, NOON, made, on_to, started

WAY, OTHER = "headstand", "resonance"


@pytest.fixture
def choosing() -> State:
    """Ana moderates, Bo brings something, Dee writes down."""
    state = started("six-phase", ANA, BO, CHI, DEE, presenter=BO)
    state = made(make, state, asked=Asked(Move.WRITE_DOWN, by=ANA, of=DEE), moment=NOON)
    return on_to(state, "method", moment=NOON)


def _choose(state: State, *, by: int, method: str = WAY, seen: int | None = None) -> State | Refusal:
    step = state.step or 0
    return moves.choose(state, method=method, by=by, seen=step if seen is None else seen, moment=NOON)


def _chosen(state: State, *, method: str = WAY) -> State:
    answer = _choose(state, by=ANA, method=method)
    assert isinstance(answer, State), answer
    return answer


@pytest.mark.parametrize("person", [ANA, BO, DEE])
def test_whoever_leads_brought_it_or_writes_down_says_it_for_all(choosing: State, person: int) -> None:
    answer = _choose(choosing, by=person)
    assert isinstance(answer, State)
    assert at(answer, NOON).method == WAY
    assert WAY in offers(choosing, person, NOON).methods


def test_the_others_are_not_offered_it(choosing: State) -> None:
    assert _choose(choosing, by=CHI) is Refusal.NOT_YOURS_TO_CHOOSE
    assert offers(choosing, CHI, NOON).methods == ()


def test_another_one_can_be_chosen_as_long_as_the_step_is_on(choosing: State) -> None:
    state = _chosen(choosing)
    assert WAY not in offers(state, ANA, NOON).methods, "it is chosen already"
    assert _chosen(state, method=OTHER).method == OTHER


def test_it_stands_in_the_steps_that_follow_and_at_the_end(choosing: State) -> None:
    state = _chosen(choosing)
    foreseen = list(ahead(state, NOON))
    assert [at(each, NOON).method for each in foreseen] == [WAY] * 2
    later = on_to(state, "ideas", moment=NOON)
    assert at(later, NOON).mark == at(foreseen[0], NOON).mark
    over = made(moves.finish, later, by=ANA, moment=NOON)
    assert at(over, NOON).method == WAY


def test_in_another_step_nothing_can_be_chosen(choosing: State) -> None:
    later = on_to(choosing, "ideas", moment=NOON)
    assert _choose(later, by=ANA) is Refusal.NO_SUCH_METHOD
    assert _choose(later, by=ANA, seen=choosing.step) is Refusal.MOVED_ON
    assert offers(later, ANA, NOON).methods == ()


@pytest.mark.parametrize("method", ["", "magic"])
def test_only_what_the_step_shows_can_be_chosen(choosing: State, method: str) -> None:
    assert _choose(choosing, by=ANA, method=method) is Refusal.NO_SUCH_METHOD


def test_devices_that_show_another_way_have_another_mark(choosing: State) -> None:
    marks = {at(each, NOON).mark for each in (choosing, _chosen(choosing), _chosen(choosing, method=OTHER))}
    assert len(marks) == 3


def test_it_is_kept_and_what_began_before_there_was_a_choice_goes_on(choosing: State) -> None:
    kept = to_plain(_chosen(choosing))
    assert from_plain(json.loads(json.dumps(kept))).method == WAY
    del kept["method"]
    assert from_plain(kept) == replace(_chosen(choosing), method="")
