"""What a page makes ready for: the steps that follow are as they were foreseen, for each of those who are there."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as some

from kith.domains.supervision.live.ahead import steps_ahead
from kith.domains.supervision.live.moves import go_next
from kith.domains.supervision.live.offering import offers
from kith.domains.supervision.live.people import hear_all
from kith.domains.supervision.live.showing import at
from kith.domains.supervision.live.state import State
from kith.domains.supervision.tests.live.scenes import ANA, BO, CHI, NOON, started
from kith.domains.supervision.tests.live.test_whatever_happens import LIVE, running


@given(state=running(some.sampled_from(LIVE)), seconds=some.integers(0, 40))
def test_the_next_step_is_what_was_foreseen(state: State, seconds: int) -> None:
    now, later = hear_all(state, persons=state.people, moment=NOON), NOON + timedelta(seconds=seconds)
    foreseen = next(steps_ahead(now, NOON), None)
    answer = go_next(now, by=now.moderator or 0, seen=now.step or 0, moment=later)
    if foreseen is None or not isinstance(answer, State):
        return
    assert at(foreseen, NOON).mark == at(answer, later).mark
    for person in now.people:
        assert offers(foreseen, person, NOON) == offers(answer, person, later)


def test_all_steps_to_the_last_are_foreseen_and_each_has_a_mark_of_its_own() -> None:
    state = started("six-phase", ANA, BO, CHI, presenter=BO)
    foreseen = [at(each, NOON) for each in steps_ahead(state, NOON)]
    assert [each.number for each in foreseen] == list(range(2, len(state.frames) + 1))
    assert len({each.mark for each in (at(state, NOON), *foreseen)}) == len(state.frames)


def test_what_cannot_begin_yet_is_not_foreseen() -> None:
    state = started("six-phase", ANA, BO, CHI)
    assert state.step == 0
    assert list(steps_ahead(state, NOON)) == [], "nobody brings anything"
