"""What is offered is what would be done, and no more."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from kith.domains.supervision.formats.shipped import shipped
from kith.domains.supervision.live.moves import FORSAKEN, gather, lapse
from kith.domains.supervision.live.offering import ABOUT_SOMEONE, Asked, Move, make, offers
from kith.domains.supervision.live.people import come, hear, write_down
from kith.domains.supervision.live.refusing import Refusal
from kith.domains.supervision.live.showing import at
from kith.domains.supervision.live.state import State
from kith.domains.supervision.tests.live.scenes import (
    ANA,
    BO,
    CHI,
    NOON,
    after,
    made,
    on_to,
    started,
    together,
)
from kith.domains.supervision.tests.live.test_whatever_happens import LIVE, running
from kith.domains.supervision.turns import Role

everyone = some.integers(1, 5)


@given(state=running(some.sampled_from(LIVE)), person=everyone, seconds=some.integers(0, 40))
def test_whatever_is_offered_is_done_and_changes_something(state: State, person: int, seconds: int) -> None:
    moment = NOON + timedelta(seconds=seconds)
    offered = offers(state, person, moment)
    here = hear(state, person=person, moment=moment)
    turn = here.round.turn if isinstance(here, State) else None
    for move in offered.moves:
        asked = Asked(move, by=person, seen=state.step or 0, of=turn.person if turn else 0)
        answer = make(state, asked, moment)
        assert isinstance(answer, State), (move, answer)
        assert answer != here
    for move, whom in zip(
        ABOUT_SOMEONE, (offered.successors, offered.presenters, offered.secretaries), strict=True
    ):
        for each in whom:
            assert isinstance(make(state, Asked(move, by=person, of=each), moment), State)


def test_whoever_leads_can_move_on_and_the_others_can_pause() -> None:
    state = started("six-phase", ANA, BO, CHI, presenter=BO)
    assert {Move.NEXT, Move.EXTEND, Move.PAUSE, Move.FINISH} <= offers(state, ANA, NOON).moves
    assert offers(state, CHI, NOON).moves == {Move.PAUSE, Move.LEAVE}
    paused = made(make, state, asked=Asked(Move.PAUSE, by=CHI), moment=NOON)
    assert Move.GO_ON in offers(paused, BO, NOON).moves
    assert Move.PAUSE not in offers(paused, BO, NOON).moves


def test_who_is_not_in_it_is_offered_nothing() -> None:
    assert offers(started("round", ANA, BO, CHI), 9, NOON).moves == frozenset()


def test_whoever_leads_reads_why_there_is_no_next_step_yet() -> None:
    state = started("six-phase", ANA, BO, CHI)
    assert offers(state, ANA, NOON).missing is Refusal.NO_PRESENTER
    assert Move.NEXT not in offers(state, ANA, NOON).moves
    assert offers(state, BO, NOON).missing is None


def test_only_those_who_may_are_offered() -> None:
    state = started("six-phase", ANA, BO, CHI, presenter=BO)
    assert offers(state, ANA, NOON).successors == (CHI,)
    assert offers(state, ANA, NOON).secretaries == (ANA, CHI)


def test_in_a_round_one_writes_when_one_has_the_word() -> None:
    begun = started("round", ANA, BO, CHI)
    state = on_to(begun, next(each.key for each in begun.frames if each.in_turns), moment=NOON)
    assert state.round.turn is not None
    now = state.round.turn.person
    assert [each for each in (ANA, BO, CHI) if offers(state, each, NOON).says] == [now]
    passed = made(make, state, asked=Asked(Move.DONE, by=now, of=now), moment=NOON)
    assert passed.round.turn is not None
    assert [each for each in (ANA, BO, CHI) if offers(passed, each, NOON).says] == [passed.round.turn.person]


def test_notes_are_for_whoever_brought_it_once_they_have_begun_to_tell() -> None:
    state = made(make, started("six-phase", ANA, BO, CHI, presenter=BO), asked=Asked(Move.WRITE_DOWN, by=ANA, of=CHI), moment=NOON)  # fmt: skip
    assert offers(state, CHI, NOON).notes_for is None
    told = on_to(state, "telling", moment=NOON)
    assert (offers(told, CHI, NOON).notes_for, offers(told, BO, NOON).notes_for) == (BO, None)
    over = made(make, told, asked=Asked(Move.FINISH, by=ANA), moment=NOON)
    assert offers(over, CHI, NOON).notes_for == BO


def test_what_came_of_a_step_is_kept_by_whoever_leads_brought_it_or_writes_down() -> None:
    state = on_to(started("six-phase", ANA, BO, CHI, presenter=BO), "key-question", moment=NOON)
    assert [offers(state, each, NOON).output for each in (ANA, BO, CHI)] == [
        "key-question",
        "key-question",
        "",
    ]


@pytest.mark.parametrize(("planned", "doing"), [
    ("moderator", (BO, None, None)), ("presenter", (ANA, BO, None)), ("secretary", (ANA, None, BO)), (None, (ANA, None, None)),
])  # fmt: skip
def test_who_was_planned_for_something_does_it_when_they_come(
    planned: Role | None, doing: tuple[int | None, ...]
) -> None:
    state = made(come, together("six-phase", ANA), person=BO, moment=NOON, planned=planned)
    assert (state.moderator, state.presenter, state.secretary) == doing


def test_whoever_writes_down_can_be_another_than_was_planned_and_can_hand_it_on() -> None:
    chosen = made(write_down, together("six-phase", ANA, CHI), person=CHI, by=ANA, moment=NOON)
    state = made(come, chosen, person=BO, moment=NOON, planned="secretary")
    assert state.secretary == CHI
    assert write_down(state, person=BO, by=BO, moment=NOON) is Refusal.NOT_MODERATING
    assert offers(state, CHI, NOON).secretaries == (ANA, BO)
    assert made(write_down, state, person=BO, by=CHI, moment=NOON).secretary == BO


def test_who_was_planned_and_comes_late_or_again_takes_nothing_from_anyone() -> None:
    late = made(come, started("six-phase", ANA, CHI), person=BO, moment=NOON, planned="moderator")
    assert late.moderator == ANA
    handed = made(make, made(come, together("six-phase", ANA), person=BO, moment=NOON, planned="moderator"), asked=Asked(Move.HAND_OVER, by=BO, of=ANA), moment=NOON)  # fmt: skip
    assert made(come, handed, person=BO, moment=NOON, planned="moderator").moderator == ANA


def test_who_brings_something_and_comes_first_waits_for_someone_to_moderate() -> None:
    empty = gather(shipped()["six-phase"]["en"].shape)
    alone = made(come, empty, person=ANA, moment=NOON, planned="presenter")
    assert alone.moderator is None
    assert made(come, alone, person=BO, moment=NOON).moderator == BO


def test_a_session_that_all_have_left_is_over_where_they_left_it() -> None:
    state = started("six-phase", ANA, BO, presenter=BO)
    assert lapse(state, NOON + FORSAKEN) == state
    over = lapse(state, NOON + FORSAKEN + timedelta(seconds=1))
    assert over.finished_at == NOON
    assert lapse(over, after(days=3)) == over


def test_devices_that_show_the_same_have_the_same_mark_until_something_changes() -> None:
    state = started("six-phase", ANA, BO, CHI, presenter=BO)
    first = at(state, NOON).mark
    assert at(state, after(seconds=30)).mark == first
    assert at(state, after(seconds=46)).mark != first, "someone is away now"
    assert at(made(make, state, asked=Asked(Move.EXTEND, by=ANA, minutes=2), moment=NOON), NOON).mark != first
