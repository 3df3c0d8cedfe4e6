"""Steps end with a day, where the circle is; early is possible, late only as far as the twentieth day."""

from datetime import UTC, date, datetime, timedelta

import pytest

from kith.domains.supervision.tests.written.scenes import ANA, BO, CHI, DEE, MONDAY, WRITTEN, made, on, opened
from kith.domains.supervision.written.moves import begin, close, give_day, move_on, write
from kith.domains.supervision.written.refusing import SENTENCES, Refusal
from kith.domains.supervision.written.showing import Now, now
from kith.domains.supervision.written.state import State


def key(shown: Now) -> str:
    assert shown.frame is not None
    return shown.frame.key


def test_it_goes_through_its_steps_in_ten_days_by_itself() -> None:
    state = opened(BO, CHI)
    days = [key(now(state, on(day))) for day in range(2, 12)]
    assert days == [
        "arriving", "case", "questions", "questions", "resonance", "resonance", "response", "ideas", "ideas", "closing",
    ]  # fmt: skip
    assert not now(state, on(11, 23, 59)).is_over
    assert now(state, on(12, 0)).is_over
    assert now(state, on(20)).closed_at == on(12, 0)


def test_it_says_until_when_a_step_is_open_and_what_comes_after() -> None:
    shown = now(opened(BO, CHI), on(4))
    assert (key(shown), shown.number, shown.steps) == ("questions", 3, 7)
    assert (shown.until, shown.last_day) == (on(6, 0), date(2026, 3, 11))
    assert shown.following is not None
    assert shown.following.key == "resonance"


def test_when_all_have_written_it_moves_on_early_and_every_day_is_a_whole_one() -> None:
    state = opened(BO, CHI, invited={BO, CHI})
    for person in (ANA, CHI, BO):
        state = made(write, state, by=person, moment=on(2, 9))
    shown = now(state, on(2, 10))
    assert (key(shown), shown.until) == ("case", on(4, 0))
    state = made(write, state, by=ANA, moment=on(3, 20))
    assert (key(now(state, on(3, 21))), now(state, on(3, 21)).until) == ("questions", on(6, 0))


def test_the_first_step_waits_for_who_is_invited_and_if_that_is_not_known_for_its_day() -> None:
    invited = made(write, opened(BO, invited={BO, CHI}), by=ANA, moment=on(2))
    invited = made(write, invited, by=BO, moment=on(2))
    assert now(invited, on(2)).awaited == {CHI}
    alone = made(write, opened(), by=ANA, moment=on(2))
    assert key(now(alone, on(2))) == "arriving"


def test_who_is_early_makes_no_day_begin_sooner() -> None:
    state = opened(BO, invited={BO})
    saturday = on(2) - timedelta(days=2)
    for person in (ANA, BO):
        state = made(write, state, by=person, moment=saturday)
    shown = now(state, saturday)
    assert (key(shown), shown.until) == ("case", on(3, 0))


def test_the_moderator_moves_on_once_everyone_had_a_day_and_something_is_there() -> None:
    state = opened(BO, CHI, DEE)
    assert not now(state, on(4)).may_move_on
    assert move_on(state, by=BO, seen=2, moment=on(4)) is Refusal.NOTHING_WRITTEN
    state = made(write, state, by=CHI, moment=on(4))
    assert move_on(state, by=BO, seen=2, moment=on(4, 23)) is Refusal.A_DAY_FIRST
    assert now(state, on(5, 0)).may_move_on
    assert move_on(state, by=CHI, seen=2, moment=on(5)) is Refusal.NOT_MODERATING
    state = made(move_on, state, by=BO, seen=2, moment=on(5))
    assert key(now(state, on(5))) == "resonance"
    assert move_on(state, by=BO, seen=2, moment=on(5)) is Refusal.MOVED_ON


def test_one_more_day_can_be_given_up_to_the_twentieth() -> None:
    state = opened(BO, CHI)
    given = 0
    while isinstance(answer := give_day(state, by=BO, seen=0, moment=on(2)), State):
        state, given = answer, given + 1
    assert (answer, given) == (Refusal.LONG_ENOUGH, 10)
    shown = now(state, on(2))
    assert (shown.until, shown.last_day, shown.may_give_day) == (on(13, 0), date(2026, 3, 21), False)
    assert give_day(state, by=ANA, seen=0, moment=on(2)) is Refusal.NOT_MODERATING
    assert give_day(state, by=BO, seen=0, moment=on(13)) is Refusal.MOVED_ON


def test_days_that_were_saved_can_be_given_later() -> None:
    state = opened(BO, CHI)
    for person in (BO, CHI):
        state = made(write, state, by=person, moment=on(6))
    assert (key(now(state, on(6))), now(state, on(6)).last_day) == ("response", date(2026, 3, 10))
    state = made(give_day, state, by=BO, seen=4, moment=on(7))
    assert (now(state, on(8)).until, now(state, on(8)).last_day) == (on(9, 0), date(2026, 3, 11))


@pytest.mark.parametrize(
    ("zone", "begins", "hours"),
    [
        ("Europe/Madrid", date(2026, 3, 24), 10 * 24 - 1),
        ("Europe/Madrid", date(2026, 10, 20), 10 * 24 + 1),
        ("America/Los_Angeles", date(2026, 3, 3), 10 * 24 - 1),
        ("Australia/Lord_Howe", date(2026, 4, 1), 10 * 24 + 0.5),
        ("Africa/Cairo", date(2026, 4, 21), 10 * 24 - 1),
        ("Asia/Kolkata", date(2026, 3, 24), 10 * 24),
    ],
)
def test_ten_days_are_ten_days_also_when_clocks_are_turned(zone: str, begins: date, hours: float) -> None:
    state = opened(BO, begins=begins, zone=zone)
    shown = now(state, state.opened_at + timedelta(days=30))
    assert shown.closed_at is not None
    assert shown.closed_at - state.opened_at == timedelta(hours=hours)
    assert shown.last_day == begins + timedelta(days=9)


def test_a_day_without_midnight_begins_when_clocks_have_been_put_forward() -> None:
    """In Cairo, 24 April 2026 begins at one o’clock."""
    state = opened(BO, begins=date(2026, 4, 24), zone="Africa/Cairo")
    assert state.opened_at == datetime(2026, 4, 23, 22, tzinfo=UTC)
    assert now(state, state.opened_at).until == datetime(2026, 4, 24, 21, tzinfo=UTC)


def test_what_was_written_is_gone_two_weeks_after_the_end_or_when_the_circle_says() -> None:
    assert now(opened(BO), on(5)).gone_at is None
    assert now(opened(BO), on(12)).gone_at == on(26, 0)
    assert now(opened(BO, kept_days=1), on(12)).gone_at == on(13, 0)
    for kept_days in (0, 61):
        assert begin(WRITTEN, by=ANA, on=MONDAY, zone="UTC", kept_days=kept_days) is Refusal.KEPT_TOO_LONG


def test_who_brought_it_can_close_it_at_any_time() -> None:
    state = opened(BO, CHI)
    assert close(state, by=BO, moment=on(4)) is Refusal.NOT_YOURS
    state = made(close, state, by=ANA, moment=on(4))
    assert (now(state, on(4)).is_over, now(state, on(4)).gone_at) == (True, on(19, 0))
    assert write(state, by=CHI, moment=on(4)) is Refusal.OVER


@pytest.mark.parametrize("refusal", list(Refusal))
def test_every_refusal_says_what_helps(refusal: Refusal) -> None:
    assert str(refusal.words) == str(SENTENCES[refusal])
    assert str(refusal.words).endswith(".")
