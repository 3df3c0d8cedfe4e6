"""Someone moderates wherever someone may: never who brings something, and only who was trained where that is asked for."""

from datetime import timedelta

from kith.domains.supervision.live.moves import finish, go_next, pause, start
from kith.domains.supervision.live.people import bring, come, hand_over, hear, leave
from kith.domains.supervision.live.refusing import Refusal
from kith.domains.supervision.live.showing import WaitsFor, at
from kith.domains.supervision.live.state import AWAY
from kith.domains.supervision.tests.live.scenes import ANA, BO, CHI, DEE, NOON, after, made, started, together

LATER = NOON + AWAY + timedelta(seconds=1)


def test_the_first_who_comes_moderates_until_they_bring_something() -> None:
    state = together("six-phase", ANA, BO, CHI)
    assert state.moderator == ANA
    assert made(bring, state, person=ANA, by=ANA, moment=NOON).moderator == BO


def test_it_is_handed_over_to_who_is_there_and_free_for_it() -> None:
    state = started("six-phase", ANA, BO, CHI, DEE, presenter=BO)
    assert made(hand_over, state, to=CHI, by=ANA, moment=NOON).moderator == CHI
    assert hand_over(state, to=BO, by=ANA, moment=NOON) is Refusal.PRESENTER_DOES_NOT_MODERATE
    assert hand_over(state, to=9, by=ANA, moment=NOON) is Refusal.AWAY
    assert hand_over(state, to=DEE, by=CHI, moment=NOON) is Refusal.NOT_MODERATING


def test_when_the_moderator_vanishes_the_next_one_takes_over_and_keeps_it() -> None:
    state = started("six-phase", ANA, BO, CHI, DEE, presenter=BO)
    for person in (BO, CHI, DEE):
        state = made(hear, state, person=person, moment=after(seconds=30))
    assert at(state, NOON + AWAY).moderator == ANA
    shown = at(state, LATER)
    assert shown.moderator == CHI
    assert shown.away == {ANA}
    back = made(hear, state, person=ANA, moment=LATER)
    assert back.moderator == CHI
    assert not at(back, LATER).away


def test_who_leaves_passes_it_on() -> None:
    state = started("six-phase", ANA, BO, CHI, presenter=BO)
    assert made(leave, state, person=ANA, moment=NOON).moderator == CHI


def test_with_the_presenter_alone_it_waits_and_says_so() -> None:
    state = started("six-phase", ANA, BO, presenter=BO)
    state = made(leave, state, person=ANA, moment=after(seconds=10))
    assert at(state, after(seconds=10)).waits_for is WaitsFor.MODERATOR
    assert go_next(state, by=BO, seen=0, moment=after(seconds=10)) is Refusal.NOBODY_MODERATES
    assert made(pause, state, by=BO, moment=after(seconds=10)).paused_at
    assert made(finish, state, by=BO, moment=after(seconds=10)).finished_at
    assert made(come, state, person=CHI, moment=after(seconds=11)).moderator == CHI


def test_where_training_is_asked_for_it_passes_only_to_who_has_it() -> None:
    state = started("balint-like", ANA, BO, CHI, DEE, presenter=BO, trained=(ANA, DEE))
    assert hand_over(state, to=CHI, by=ANA, moment=NOON) is Refusal.NOT_TRAINED
    state = made(leave, state, person=ANA, moment=NOON)
    assert state.moderator == DEE
    state = made(leave, state, person=DEE, moment=NOON)
    assert (state.moderator, at(state, NOON).waits_for) == (None, WaitsFor.TRAINED)
    assert go_next(state, by=CHI, seen=0, moment=NOON) is Refusal.NOBODY_TRAINED
    state = made(come, state, person=ANA, moment=after(seconds=9))
    assert (state.moderator, at(state, after(seconds=9)).waits_for) == (ANA, None)


def test_nobody_starts_such_a_session_untrained() -> None:
    state = together("balint-like", ANA, BO)
    assert start(state, by=ANA, moment=NOON) is Refusal.NOBODY_TRAINED


def test_where_it_is_shared_all_may_go_on_and_one_minds_the_time() -> None:
    state = started("co-reflection", ANA, BO, presenter=BO)
    assert at(state, NOON).moderator == ANA
    assert made(go_next, state, by=BO, seen=0, moment=NOON).step == 1


def test_two_devices_of_one_person_are_one_voice() -> None:
    state = started("six-phase", ANA, BO, CHI)
    again = made(come, state, person=ANA, moment=after(seconds=20))
    assert list(again.people) == [ANA, BO, CHI]
    older = made(hear, again, person=ANA, moment=after(seconds=5))
    assert older.people[ANA] == after(seconds=20)


def test_after_the_house_slept_nobody_takes_over_by_being_quicker() -> None:
    state = started("six-phase", ANA, BO, CHI, presenter=BO)
    woken = made(hear, state, person=CHI, moment=after(minutes=3))
    assert woken.moderator == ANA
    clock = at(woken, after(minutes=3)).clock
    assert clock is not None
    assert clock.passed == 180
    assert made(hear, woken, person=ANA, moment=after(minutes=3, seconds=20)).moderator == ANA
    assert (
        at(
            made(hear, woken, person=CHI, moment=after(minutes=3, seconds=40)), after(minutes=3, seconds=46)
        ).moderator
        == CHI
    )
