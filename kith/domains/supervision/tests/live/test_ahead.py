"""What a page makes ready for: the steps that follow are as they were foreseen, for each of those who are there."""

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as some

from kith.domains.supervision.live.ahead import ahead
from kith.domains.supervision.live.moves import go_next, pass_turn
from kith.domains.supervision.live.offering import offers
from kith.domains.supervision.live.people import hear_all
from kith.domains.supervision.live.showing import at
from kith.domains.supervision.live.state import State
from kith.domains.supervision.tests.live.scenes import ANA, BO, CHI, NOON, started
from kith.domains.supervision.tests.live.test_whatever_happens import LIVE, running


@given(state=running(some.sampled_from(LIVE)), seconds=some.integers(0, 40))
def test_the_next_step_is_what_was_foreseen(state: State, seconds: int) -> None:
    now, later = hear_all(state, persons=state.people, moment=NOON), NOON + timedelta(seconds=seconds)
    answer = go_next(now, by=now.moderator or 0, seen=now.step or 0, moment=later)
    if isinstance(answer, State) and not answer.finished_at:
        _is_foreseen(answer, now, later)


@given(state=running(some.sampled_from(LIVE)), seconds=some.integers(0, 40))
def test_the_next_turn_is_what_was_foreseen(state: State, seconds: int) -> None:
    now, later = hear_all(state, persons=state.people, moment=NOON), NOON + timedelta(seconds=seconds)
    while turn := now.round.turn:
        answer = pass_turn(now, of=turn.person, by=turn.person, moment=later)
        if not isinstance(answer, State):
            return
        _is_foreseen(answer, now, later)
        now = answer


def _is_foreseen(answer: State, before: State, moment: datetime) -> None:
    foreseen = {at(each, NOON).mark: each for each in ahead(before, NOON)}
    same = foreseen[at(answer, moment).mark]
    for person in answer.people:
        assert offers(same, person, NOON) == offers(answer, person, moment)


def test_all_steps_to_the_last_are_foreseen_and_each_has_a_mark_of_its_own() -> None:
    state = started("six-phase", ANA, BO, CHI, presenter=BO)
    foreseen = [at(each, NOON) for each in ahead(state, NOON)]
    assert [each.number for each in foreseen] == list(range(2, len(state.frames) + 1))
    assert len({each.mark for each in (at(state, NOON), *foreseen)}) == len(state.frames)


def test_what_cannot_begin_yet_is_not_foreseen() -> None:
    state = started("six-phase", ANA, BO, CHI)
    assert state.step == 0
    assert list(ahead(state, NOON)) == [], "nobody brings anything"
