"""Who writes when, who moderates, and what is open for whom."""

from datetime import datetime

import pytest

from kith.domains.supervision.tests.written.scenes import ANA, BO, CHI, DEE, made, on, opened
from kith.domains.supervision.written.moves import close, enter, give_day, hand_over, leave, write
from kith.domains.supervision.written.nudging import Reminding, nudge_is_due
from kith.domains.supervision.written.refusing import Refusal
from kith.domains.supervision.written.showing import Asks, now, waits_for
from kith.domains.supervision.written.state import State, settled

WISHED = Reminding(is_wished=True, quiet_from=20, quiet_to=8, zone="Europe/Madrid")


def test_the_second_to_come_in_moderates_and_may_hand_over() -> None:
    state = opened(BO, CHI)
    assert state.moderator == BO
    assert hand_over(state, to=CHI, by=CHI, moment=on(2)) is Refusal.NOT_MODERATING
    assert hand_over(state, to=ANA, by=BO, moment=on(2)) is Refusal.PRESENTER_DOES_NOT_MODERATE
    assert hand_over(state, to=9, by=BO, moment=on(2)) is Refusal.NOT_HERE
    assert made(hand_over, state, to=CHI, by=BO, moment=on(2)).moderator == CHI


def test_who_moderates_and_leaves_passes_it_on_and_with_who_brought_it_it_ends() -> None:
    state = opened(BO, CHI)
    assert made(leave, state, person=BO, moment=on(2)).moderator == CHI
    alone = made(leave, made(leave, state, person=BO, moment=on(2)), person=CHI, moment=on(2))
    assert alone.moderator is None
    assert made(enter, alone, person=DEE, moment=on(3)).moderator == DEE
    assert made(leave, state, person=ANA, moment=on(2)).closed_at == on(2)


def test_who_leaves_is_waited_for_no_longer() -> None:
    state = made(write, opened(BO, CHI), by=BO, moment=on(6))
    state = made(leave, state, person=CHI, moment=on(6))
    shown = now(state, on(6))
    assert shown.frame is not None
    assert shown.frame.key == "response"


@pytest.mark.parametrize(
    ("day", "writers"),
    [
        (2, {ANA, BO, CHI}),
        (3, {ANA}),
        (4, {ANA, BO, CHI}),
        (6, {BO, CHI}),
        (8, {ANA}),
        (9, {BO, CHI}),
        (11, {ANA, BO, CHI}),
    ],
)
def test_who_brought_it_is_silent_where_the_others_resonate_and_think(day: int, writers: set[int]) -> None:
    state = opened(BO, CHI)
    assert now(state, on(day)).writers == writers
    for person in (ANA, BO, CHI):
        answer = write(state, by=person, moment=on(day))
        assert isinstance(answer, State) == (person in writers), (day, person)
        assert answer is Refusal.NOT_YOUR_STEP or person in writers


def test_who_comes_late_reads_and_takes_part_from_the_open_step_on() -> None:
    state = opened(BO, CHI)
    assert waits_for(state, DEE, on(6)).asks is Asks.COME_IN
    assert write(state, by=DEE, moment=on(6)) is Refusal.NOT_IN
    state = made(enter, state, person=DEE, moment=on(6))
    assert waits_for(state, DEE, on(6)).asks is Asks.WRITE
    assert now(made(write, state, by=DEE, moment=on(6)), on(6)).awaited == {BO, CHI}
    assert made(enter, state, person=DEE, moment=on(7)).people == state.people
    assert enter(state, person=9, moment=on(20)) is Refusal.OVER


def test_in_questions_who_brought_it_answers_after_the_others() -> None:
    state = opened(BO, CHI)
    assert waits_for(state, ANA, on(4)).asks is Asks.NOTHING_YET
    state = made(write, state, by=BO, moment=on(4, 13))
    assert waits_for(state, ANA, on(4, 14)).asks is Asks.ANSWER
    state = made(write, state, by=ANA, moment=on(4, 15))
    assert waits_for(state, ANA, on(4, 16)).asks is Asks.NOTHING
    assert now(state, on(4, 16)).awaited == {CHI}
    state = made(write, state, by=CHI, moment=on(4, 17))
    assert now(state, on(4, 18)).awaited == {ANA}
    state = made(write, state, by=ANA, moment=on(4, 19))
    shown = now(state, on(4, 20))
    assert shown.frame is not None
    assert shown.frame.key == "resonance"


def test_who_only_says_that_they_have_nothing_to_ask_leaves_nothing_to_answer() -> None:
    state = made(write, opened(BO, CHI), by=BO, moment=on(4, 13), passes=True)
    assert waits_for(state, ANA, on(4, 14)).asks is Asks.NOTHING_YET
    state = made(write, state, by=CHI, moment=on(4, 15), passes=True)
    assert settled(state, on(4, 16)).frame.key == "resonance", "nobody is waited for"


def test_who_wrote_and_then_has_nothing_more_has_written_all_the_same() -> None:
    state = made(write, opened(BO, CHI), by=BO, moment=on(4, 13))
    state = made(write, state, by=BO, moment=on(4, 14), passes=True)
    assert waits_for(state, ANA, on(4, 15)).asks is Asks.ANSWER
    state = made(write, opened(BO, CHI), by=BO, moment=on(4, 13), passes=True)
    state = made(write, state, by=BO, moment=on(4, 14))
    assert waits_for(state, ANA, on(4, 15)).asks is Asks.ANSWER


class TestWhoeverModerates:
    def test_and_is_silent_through_a_step_passes_it_on_to_one_who_wrote(self) -> None:
        state = made(write, opened(BO, CHI, DEE), by=DEE, moment=on(4))
        assert settled(state, on(5, 23)).moderator == BO
        assert settled(state, on(6)).moderator == DEE
        assert isinstance(give_day(state, by=DEE, seen=3, moment=on(6)), State)

    @pytest.mark.parametrize("passes", [True, False])
    def test_and_says_a_word_keeps_it(self, passes: bool) -> None:
        state = made(write, opened(BO, CHI), by=CHI, moment=on(4))
        state = made(write, state, by=BO, moment=on(4), passes=passes)
        assert settled(state, on(6)).moderator == BO

    def test_and_leads_or_had_it_handed_to_them_in_that_step_keeps_it(self) -> None:
        state = made(write, opened(BO, CHI), by=CHI, moment=on(4))
        given = made(give_day, state, by=BO, seen=2, moment=on(4))
        assert settled(given, on(7)).moderator == BO
        handed = made(hand_over, made(enter, state, person=DEE, moment=on(4)), to=DEE, by=BO, moment=on(4))
        assert settled(handed, on(6)).moderator == DEE
        assert settled(handed, on(8)).moderator == DEE, "in the next step nobody wrote"

    def test_and_cannot_write_in_it_is_asked_for_nothing(self) -> None:
        state = made(write, opened(BO, CHI), by=ANA, moment=on(3))
        assert settled(state, on(4)).moderator == BO


def test_it_says_calmly_what_is_open_for_someone() -> None:
    state = opened(BO, CHI)
    found = waits_for(state, BO, on(6))
    assert (found.asks, found.until) == (Asks.WRITE, on(8, 0))
    assert "a few lines are enough" in str(found.asks.words)
    assert waits_for(state, ANA, on(6)).asks is Asks.READ
    state = made(write, state, by=BO, moment=on(6))
    assert waits_for(state, BO, on(6)).asks is Asks.NOTHING
    over = waits_for(state, BO, on(15))
    assert (over.asks, over.frame, over.until) == (Asks.OVER, None, on(26, 0))


@pytest.mark.parametrize("asks", list(Asks))
def test_everything_it_can_say_is_a_sentence(asks: Asks) -> None:
    assert str(asks.words).endswith(".")


def nudged(
    state: State,
    person: int,
    day: int,
    hour: int,
    *,
    last: datetime | None = None,
    reminding: Reminding = WISHED,
) -> bool:
    return nudge_is_due(state, person=person, reminding=reminding, last=last, moment=on(day, hour))


def test_a_nudge_is_due_in_the_last_day_of_a_step_by_daylight() -> None:
    state = opened(BO, CHI)
    assert [hour for hour in range(24) if nudged(state, BO, 7, hour)] == list(range(8, 20))
    assert not any(nudged(state, BO, 6, hour) for hour in range(24))


def test_it_comes_once_a_day_only_to_who_wishes_it_and_has_something_open() -> None:
    state = opened(BO, CHI)
    assert not nudged(state, BO, 7, 15, last=on(7, 9))
    assert nudged(state, BO, 7, 15, last=on(6, 9))
    assert not nudged(state, BO, 7, 9, reminding=Reminding(False, 20, 8, "Europe/Madrid"))
    assert not nudged(state, ANA, 7, 9)
    assert not nudged(state, DEE, 7, 9)
    assert not nudged(made(write, state, by=BO, moment=on(7)), BO, 7, 15)
    assert not nudged(made(close, state, by=ANA, moment=on(7)), BO, 7, 15)


def test_quiet_hours_are_those_of_the_place_where_someone_is() -> None:
    state = opened(BO, CHI)
    elsewhere = Reminding(is_wished=True, quiet_from=20, quiet_to=8, zone="America/Los_Angeles")
    assert nudged(state, BO, 7, 9)
    assert not nudged(state, BO, 7, 9, reminding=elsewhere)
    assert nudged(state, BO, 7, 18, reminding=elsewhere)


def test_a_day_more_puts_the_nudge_off() -> None:
    state = made(give_day, opened(BO, CHI), by=BO, seen=3, moment=on(7))
    assert not nudged(state, BO, 7, 9)
    assert nudged(state, BO, 8, 9)
