"""Sessions in which people meet, as rows: one is on at a time, turns of the plan hold, and what runs comes from the row alone."""

import json
from dataclasses import asdict
from datetime import timedelta
from functools import partial

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from kith.domains.supervision.actions import live
from kith.domains.supervision.actions.hearing import hear
from kith.domains.supervision.actions.keeping_words import note_down, take_back, write
from kith.domains.supervision.actions.training import say_no_longer, say_trained
from kith.domains.supervision.live.moves import FORSAKEN
from kith.domains.supervision.live.offering import Move
from kith.domains.supervision.live.refusing import Refusal
from kith.domains.supervision.live.state import AWAY
from kith.domains.supervision.models import Circle, Meeting, Note, Passage, Session
from kith.domains.supervision.queries.live import kept_of, meeting_due, open_session, shown
from kith.domains.supervision.tests.circles import circle, found
from kith.domains.supervision.tests.sessions import does, on_to, places, state, time_passes, together, wired
from kith.infrastructure.database.private import seen_as
from kith.infrastructure.realtime import Said
from kith.infrastructure.safes.actions import destroy_due
from kith.infrastructure.safes.models import Safe
from tests.at_once import meanwhile
from tests.cast import Cast, assemble


@pytest.fixture
def of(cast: Cast) -> Circle:
    return found(circle(cast, "maria", "noor", "sam"))


def _begins_now(cast: Cast, of: Circle, moderator: str, presenter: str) -> Meeting:
    first, second = places(cast, of, moderator, presenter)
    return Meeting.objects.create(
        circle=of, planned_for=timezone.localdate(), begins_at=timezone.now() + timedelta(minutes=10),
        minutes=90, moderator_id=first, presenter_id=second,
    )  # fmt: skip


def test_whoever_begins_second_comes_to_the_session_that_is_on(cast: Cast, of: Circle) -> None:
    first = together(of, by=cast["maria"])
    second = together(of, by=cast["noor"], code="round")
    assert second.pk == first.pk
    assert list(state(first, by=cast["maria"]).people) == places(cast, of, "maria", "noor")


@pytest.mark.slow
def test_two_who_begin_at_once_begin_one(transactional_db: None) -> None:
    cast = assemble()
    of = found(circle(cast, "maria", "noor"))
    meanwhile(partial(together, of, by=cast["maria"]), partial(together, found(of), by=cast["noor"])).result()
    with seen_as(cast["maria"]):
        session = Session.objects.get()
    session.circle = of
    assert len(state(session, by=cast["maria"]).people) == 2


def test_those_who_were_planned_moderate_and_bring_something(cast: Cast, of: Circle) -> None:
    _begins_now(cast, of, "noor", "sam")
    session = together(of, cast["sam"], cast["noor"], by=cast["maria"])
    now = state(session, by=cast["maria"])
    assert [now.moderator, now.presenter] == places(cast, of, "noor", "sam")


def test_a_meeting_is_due_from_a_little_before_until_its_end(cast: Cast, of: Circle) -> None:
    meeting = _begins_now(cast, of, "noor", "sam")
    assert meeting_due(of) == meeting
    for begins in (timedelta(minutes=16), timedelta(minutes=-91)):
        Meeting.objects.filter(pk=meeting.pk).update(begins_at=timezone.now() + begins)
        assert meeting_due(of) is None


def test_to_meet_without_a_date_is_a_meeting_too(cast: Cast, of: Circle) -> None:
    together(of, by=cast["maria"])
    met = Meeting.objects.held().get(circle=of)
    assert (met.format, met.minutes, met.moderator) == ("six-phase", 40, None)


def test_two_who_press_at_once_move_it_by_one_step(cast: Cast, of: Circle) -> None:
    session = together(of, cast["noor"], by=cast["maria"], code="round")
    assert does(session, Move.START, by=cast["maria"]) is None
    assert does(session, Move.NEXT, by=cast["noor"], seen=0) is None
    assert does(session, Move.NEXT, by=cast["maria"], seen=0) is Refusal.MOVED_ON
    assert state(session, by=cast["maria"]).step == 1


def test_after_a_restart_it_goes_on_at_the_same_step_and_second(cast: Cast, of: Circle) -> None:
    """Nothing but the row is read: what another process shows is what this one would have."""
    session = together(of, cast["noor"], cast["sam"], by=cast["maria"])
    does(session, Move.BRING, by=cast["maria"], of=cast["noor"])
    on_to(session, "telling", by=cast["maria"])
    time_passes(session, cast["maria"], minutes=7, seconds=12)
    before = state(session, by=cast["sam"])
    with seen_as(cast["sam"]):
        here = shown(Session.objects.get(pk=session.pk))
    assert here.frame is not None
    assert here.clock is not None
    assert here.frame.key == "telling"
    assert here.clock.passed in (432, 433)
    hear(session, by=cast["sam"])
    again = state(session, by=cast["maria"])
    assert again.began_at == before.began_at
    assert again.moderator == before.moderator, "the house slept, and nobody is thought to be away"


def test_whoever_vanishes_while_moderating_passes_it_on(cast: Cast, of: Circle) -> None:
    session = together(of, cast["noor"], cast["sam"], by=cast["maria"])
    does(session, Move.BRING, by=cast["maria"], of=cast["noor"])
    does(session, Move.START, by=cast["maria"])
    time_passes(session, cast["sam"], cast["sam"], cast["noor"], seconds=AWAY.total_seconds() + 1)
    hear(session, by=cast["noor"])
    assert state(session, by=cast["sam"]).moderator == places(cast, of, "sam")[0]
    assert does(session, Move.NEXT, by=cast["sam"]) is None
    live.come(session, by=cast["maria"])
    assert does(session, Move.NEXT, by=cast["maria"]) is Refusal.NOT_MODERATING


def test_two_devices_of_one_person_are_one_voice(cast: Cast, of: Circle) -> None:
    session = together(of, cast["noor"], by=cast["maria"], code="round")
    for _device in range(2):
        assert live.come(session, by=cast["noor"]) is None
        hear(session, by=cast["noor"])
    on_to(session, state(session, by=cast["maria"]).frames[1].key, by=cast["maria"])
    now = state(session, by=cast["maria"])
    had = [*now.round.had, *([now.round.turn.person] if now.round.turn else []), *now.round.waiting]
    assert sorted(had) == sorted(places(cast, of, "maria", "noor"))


def test_to_be_heard_changes_nothing_for_others_and_is_not_written_down_again_at_once(
    cast: Cast, of: Circle
) -> None:
    session = together(of, cast["noor"], by=cast["maria"])
    noor_is_heard, before = partial(hear, session, by=cast["noor"]), state(session, by=cast["maria"])
    assert wired(noor_is_heard) == []
    assert state(session, by=cast["maria"]) == before, "she was heard just now"
    time_passes(session, cast["maria"], seconds=15)
    assert wired(noor_is_heard) == []
    heard = state(session, by=cast["maria"]).people
    noor, maria = places(cast, of, "noor", "maria")
    assert heard[noor] > heard[maria]


def test_over_the_wire_goes_only_that_something_about_the_circle_has_changed(cast: Cast, of: Circle) -> None:
    session = together(of, cast["noor"], by=cast["maria"])
    changed = asdict(Said(0, item=of.pk, part="session"))
    started = wired(lambda: does(session, Move.START, by=cast["maria"]))
    with seen_as(cast["noor"]):
        mark = shown(Session.objects.get(pk=session.pk)).mark
    assert [json.loads(each) for each in started] == [changed | {"mark": mark}]
    written = wired(lambda: write(session, "The heron", by=cast["noor"]))
    assert [json.loads(each) for each in written] == [changed], "all look again for what was written"


def test_a_format_that_asks_for_training_waits_for_someone_who_has_it(cast: Cast, of: Circle) -> None:
    session = together(of, cast["noor"], cast["sam"], by=cast["maria"], code="balint-like")
    does_start = partial(does, session, Move.START)
    assert does_start(by=cast["maria"]) is Refusal.NOBODY_TRAINED
    say_trained(of, "Two years of such groups in Ghent", by=cast["noor"])
    now = state(session, by=cast["maria"])
    assert now.moderator == places(cast, of, "noor")[0]
    assert does(session, Move.HAND_OVER, by=cast["noor"], of=cast["sam"]) is Refusal.NOT_TRAINED
    does(session, Move.BRING, by=cast["noor"], of=cast["sam"])
    assert does_start(by=cast["noor"]) is None
    say_no_longer(of, by=cast["noor"])
    assert state(session, by=cast["maria"]).moderator == now.moderator


def test_what_people_left_without_an_end_makes_room_for_the_next(cast: Cast, of: Circle) -> None:
    first = together(of, cast["noor"], by=cast["maria"])
    time_passes(first, cast["maria"], seconds=FORSAKEN.total_seconds() + 60)
    with seen_as(cast["noor"]):
        assert open_session(of) is None
    assert does(first, Move.START, by=cast["maria"]) is Refusal.FINISHED
    assert together(of, by=cast["noor"]).pk != first.pk


def test_notes_are_for_the_two_and_outlast_the_session(cast: Cast, of: Circle) -> None:
    session = together(of, cast["noor"], cast["sam"], by=cast["maria"])
    does(session, Move.BRING, by=cast["maria"], of=cast["noor"])
    does(session, Move.WRITE_DOWN, by=cast["maria"], of=cast["sam"])
    with pytest.raises(ValidationError):
        note_down(session, "Too early", by=cast["sam"])
    on_to(session, "telling", by=cast["maria"])
    note_down(session, "A heron", by=cast["sam"])
    does(session, Move.FINISH, by=cast["maria"])
    note_down(session, "A heron, and tea", by=cast["sam"])
    with pytest.raises(ValidationError):
        note_down(session, "I would like to", by=cast["maria"])
    for name, notes in (("sam", ["A heron, and tea"]), ("noor", ["A heron, and tea"]), ("maria", [])):
        with seen_as(cast[name]):
            assert [each.words for each in kept_of(session, reader=cast[name]).notes] == notes


def test_words_are_written_while_one_may_speak_and_can_be_taken_back(cast: Cast, of: Circle) -> None:
    session = together(of, cast["noor"], cast["sam"], by=cast["maria"])
    does(session, Move.BRING, by=cast["maria"], of=cast["noor"])
    on_to(session, "ideas", by=cast["maria"])
    mine = write(session, "Perhaps a walk", by=cast["sam"])
    with pytest.raises(ValidationError):
        write(session, "But I listen", by=cast["noor"])
    with pytest.raises(ValidationError):
        write(session, "Another", output="key-question", by=cast["maria"])
    kept = write(session, "Three ideas", output="ideas", by=cast["maria"])
    take_back(mine, by=cast["sam"])
    with seen_as(cast["noor"]):
        lines = kept_of(session, reader=cast["noor"]).lines
        assert [(each.words, each.called, each.row.pk) for each in lines] == [
            ("Three ideas", "Ideas", kept.pk)
        ]


def test_all_of_it_is_gone_two_weeks_after_the_last_move(cast: Cast, of: Circle) -> None:
    session = together(of, cast["noor"], by=cast["maria"])
    write(session, "The heron", by=cast["noor"])
    until = Safe.objects.get(pk=session.safe_id).until
    assert until is not None
    assert timedelta(days=13, hours=23) < until - timezone.now() <= timedelta(days=14)
    assert destroy_due(until - timedelta(seconds=1)) == 0
    assert destroy_due(until) > 0
    with seen_as(cast["maria"]):
        assert [model.objects.count() for model in (Session, Passage, Note)] == [0, 0, 0]


def test_someone_says_that_they_were_trained_and_the_circle_reads_it(cast: Cast, of: Circle) -> None:
    cast.client("noor").post(f"/circles/{of.pk}/trained/", {"words": "Two years in Ghent"})
    assert "Two years in Ghent" in cast.client("sam").get(f"/circles/{of.pk}/trained/").text
    cast.client("noor").post(f"/circles/{of.pk}/trained/withdrawal/")
    assert "Two years in Ghent" not in cast.client("sam").get(f"/circles/{of.pk}/trained/").text
