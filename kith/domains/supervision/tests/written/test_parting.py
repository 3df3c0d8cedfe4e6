"""Whoever goes from a circle is waited for nowhere; when the circle ends, what runs in it ends too."""

from hypothesis import given
from hypothesis import strategies as st

from kith.domains.supervision.tests.written.scenes import ANA, BO, CHI, DEE, MONDAY, made, on, opened
from kith.domains.supervision.written.days import Look, legs, share_passed
from kith.domains.supervision.written.moves import close, write
from kith.domains.supervision.written.parting import part, stop
from kith.domains.supervision.written.schedule import DAY
from kith.domains.supervision.written.state import goes_at, settled

EVERYONE = (ANA, BO, CHI, DEE)


def test_the_next_in_order_moderates_and_the_step_waits_for_who_is_there() -> None:
    state = opened(BO, CHI, invited={BO, CHI, DEE})
    for person in (ANA, CHI):
        state = made(write, state, by=person, moment=on(2))
    left = part(state, here={ANA, CHI}, moment=on(2, 13))
    assert left.people == (ANA, CHI)
    assert left.moderator == CHI
    assert left.frame.key == "case", "nobody else was waited for"


def test_what_was_brought_is_over_when_whoever_brought_it_is_gone() -> None:
    state = part(opened(BO, CHI), here={BO, CHI}, moment=on(4))
    assert state.closed_at == on(4)
    assert state.gone_at == on(19, 0)


def test_a_circle_that_ends_ends_it_and_what_is_over_stays_as_it_was() -> None:
    stopped = stop(opened(BO), moment=on(5))
    assert stopped.closed_at == on(5)
    assert stop(stopped, moment=on(8)) == stopped
    assert part(stopped, here=set(), moment=on(8)) == stopped


@given(here=st.sets(st.sampled_from(EVERYONE)), day=st.integers(2, 14), hour=st.integers(0, 23))
def test_whoever_is_there_stays_and_nobody_else(here: set[int], day: int, hour: int) -> None:
    moment = on(day, hour)
    left = part(opened(BO, CHI, invited={BO, CHI, DEE}), here=here, moment=moment)
    if left.closed_at is None:
        assert set(left.people) == here - {DEE}
        assert left.invited <= here
        assert left.moderator in {*left.people, None} - {ANA}
    assert part(left, here=here, moment=moment) == left, "twice does no harm"


@given(kept=st.integers(1, 60), day=st.integers(2, 21), closes=st.booleans())
def test_it_is_gone_on_its_day_even_if_nobody_comes_back(kept: int, day: int, closes: bool) -> None:
    state = opened(BO, kept_days=kept)
    if closes and day < 12:
        state = made(close, state, by=ANA, moment=on(day))
    gone = goes_at(state)
    assert gone == settled(state, gone).gone_at
    assert gone <= on(2, 0) + DAY * (20 + 60)


def test_the_way_shows_each_step_with_the_days_that_are_planned_for_it() -> None:
    shown = legs(opened(BO, CHI), on(4))
    assert [leg.look for leg in shown] == [Look.HELD] * 2 + [Look.OPEN] + [Look.AHEAD] * 4
    assert [(leg.first and leg.first.day, leg.last and leg.last.day) for leg in shown[2:]] == [
        (4, 5), (6, 7), (8, 8), (9, 10), (11, 11),
    ]  # fmt: skip
    closed = made(close, opened(BO, CHI), by=ANA, moment=on(4))
    assert [leg.look for leg in legs(closed, on(5))][2:] == [Look.HELD] + [Look.SKIPPED] * 4


def test_how_much_is_over_goes_from_nothing_to_all() -> None:
    state = opened(BO)
    assert share_passed(state, on(1)) == 0
    assert share_passed(state, on(7, 0)) == 0.5
    assert share_passed(state, on(12)) == 1
    assert state.schedule.begins == MONDAY
