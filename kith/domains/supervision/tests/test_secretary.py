"""Who writes down for whoever brings something: a turn that goes round like the others, and whose it was in the end."""

from collections import Counter
from datetime import timedelta

import pytest
from django.utils import timezone

from kith.domains.supervision.actions.formatting import copy, remove
from kith.domains.supervision.actions.planning import replan, take_format
from kith.domains.supervision.formats.shipped import shipped
from kith.domains.supervision.live.offering import Move
from kith.domains.supervision.models import Circle, Meeting
from kith.domains.supervision.tests.circles import circle, found, meetings
from kith.domains.supervision.tests.sessions import does, places, state, together
from tests.cast import Cast

WITH, WITHOUT = "six-phase", "round"


@pytest.fixture
def of(cast: Cast) -> Circle:
    """Four who meet by a format in which someone writes down."""
    return found(circle(cast, "maria", "noor", "sam", "anneke", format=WITH))


def _writes(of: Circle) -> list[int | None]:
    return [each.secretary_id for each in meetings(of)]


def _as_it_was(meeting: Meeting) -> tuple[int | None, int | None, int | None]:
    now = Meeting.objects.get(pk=meeting.pk)
    return now.moderator_id, now.presenter_id, now.secretary_id


def _soon(cast: Cast, of: Circle, *names: str) -> Meeting:
    """A meeting that begins in ten minutes: who was to moderate, to bring something and to write down."""
    first, second, third = places(cast, of, *names)
    return Meeting.objects.create(
        circle=of, planned_for=timezone.localdate(), begins_at=timezone.now() + timedelta(minutes=10), minutes=90,
        format=WITH, moderator_id=first, presenter_id=second, secretary_id=third,
    )  # fmt: skip


class TestPlanned:
    def test_it_goes_round_beside_the_others(self, of: Circle) -> None:
        keys = {each.pk for each in of.space.memberships.all()}
        assert set(Counter(_writes(of))) == keys
        for each in meetings(of):
            assert len({each.moderator_id, each.presenter_id, each.secretary_id}) == 3

    def test_it_is_there_where_the_format_has_one(self, cast: Cast, of: Circle) -> None:
        first = meetings(of)[0]
        take_format(first, WITHOUT, by=cast["maria"])
        assert [who is None for who in _writes(of)[:2]] == [True, False]
        take_format(first, WITH, by=cast["maria"])
        assert _writes(of)[0] is not None
        replan(of, by=cast["maria"], format=WITHOUT)
        assert set(_writes(of)) == {None}

    def test_a_copy_of_the_circle_has_one_too_until_it_is_taken_away(self, cast: Cast, of: Circle) -> None:
        own = copy(shipped()[WITH]["en"], to=of, by=cast["maria"])
        replan(of, by=cast["maria"], format=own.name_in_plans)
        assert None not in _writes(of)
        remove(own, by=cast["maria"])
        assert set(_writes(of)) == {None}

    def test_list_and_picture_say_it(self, cast: Cast, of: Circle) -> None:
        page = cast.client("maria").get(f"/circles/{of.pk}/meetings/").text
        assert page.count("Writes down:") >= 12
        assert "Writes down:" in cast.client("maria").get(of.get_absolute_url()).text
        mine = of.space.own_place(cast["maria"])
        Meeting.objects.filter(circle=of).update(moderator=None, presenter=None, secretary=None)
        Meeting.objects.filter(pk=meetings(of)[0].pk).update(secretary=mine)
        page = cast.client("maria").get(f"/circles/{of.pk}/meetings/").text
        assert page.partition('<svg class="rhythm"')[2].partition("</svg>")[0].count('class="mine"') == 1

    def test_without_a_secretary_no_page_speaks_of_one(self, cast: Cast) -> None:
        of = found(circle(cast, "maria", "noor", "sam", format=WITHOUT))
        assert "Writes down:" not in cast.client("maria").get(f"/circles/{of.pk}/meetings/").text

    def test_it_is_passed_and_taken_as_the_others_are(self, cast: Cast, of: Circle) -> None:
        first, address = meetings(of)[0], f"/circles/{of.pk}/meetings/{meetings(of)[0].pk}/turn/"
        assert first.secretary is not None
        had = first.secretary.person.handle
        cast.client(had).post(address, {"role": "secretary", "says": "not_now"})
        after = _as_it_was(first)[2]
        assert after not in (None, first.secretary_id)
        for name in ("maria", "noor", "sam", "anneke"):
            cast.client(name).post(address, {"role": "secretary", "says": "not_now"})
        assert _as_it_was(first)[2] is None
        moderates = Meeting.objects.select_related("moderator__person").get(pk=first.pk).moderator
        assert moderates is not None
        cast.client(moderates.person.handle).post(address, {"role": "secretary", "says": "can"})
        now = _as_it_was(first)
        assert now[2] == moderates.pk
        assert now[0] != moderates.pk, "whoever takes a turn gives another back"


class TestMet:
    def test_whoever_was_planned_writes_down_in_the_session(self, cast: Cast, of: Circle) -> None:
        _soon(cast, of, "maria", "noor", "sam")
        session = together(of, cast["noor"], cast["sam"], by=cast["maria"])
        assert state(session, by=cast["noor"]).secretary == places(cast, of, "sam")[0]
        page = cast.client("maria").get(session.get_absolute_url()).text
        assert f"{cast['sam'].name} writes down for whoever brings something." in page

    def test_not_where_the_format_of_the_day_has_no_secretary(self, cast: Cast, of: Circle) -> None:
        _soon(cast, of, "maria", "noor", "sam")
        session = together(of, cast["sam"], by=cast["maria"], code=WITHOUT)
        assert state(session, by=cast["maria"]).secretary is None

    def test_as_planned_the_turns_stay(self, cast: Cast, of: Circle) -> None:
        meeting = _soon(cast, of, "maria", "noor", "sam")
        session = together(of, cast["noor"], cast["sam"], by=cast["maria"])
        does(session, Move.START, by=cast["maria"])
        assert list(_as_it_was(meeting)) == places(cast, of, "maria", "noor", "sam")

    def test_whoever_steps_in_for_someone_who_did_not_come_has_had_the_turn(
        self, cast: Cast, of: Circle
    ) -> None:
        """Noor was to moderate and Sam to write down; neither came."""
        meeting = _soon(cast, of, "noor", "anneke", "sam")
        session = together(of, cast["anneke"], by=cast["maria"])
        assert list(_as_it_was(meeting)) == places(cast, of, "noor", "anneke", "sam"), "not before the start"
        does(session, Move.START, by=cast["maria"])
        maria, anneke = places(cast, of, "maria", "anneke")
        assert _as_it_was(meeting) == (maria, anneke, None)

    def test_whoever_is_found_during_the_session_has_had_the_turn_of_the_secretary(
        self, cast: Cast, of: Circle
    ) -> None:
        meeting = _soon(cast, of, "maria", "noor", "sam")
        session = together(of, cast["noor"], cast["anneke"], by=cast["maria"])
        does(session, Move.START, by=cast["maria"])
        does(session, Move.WRITE_DOWN, by=cast["maria"], of=cast["anneke"])
        assert list(_as_it_was(meeting)) == places(cast, of, "maria", "noor", "anneke")

    def test_whoever_moderated_first_keeps_the_turn(self, cast: Cast, of: Circle) -> None:
        meeting = _soon(cast, of, "maria", "noor", "sam")
        session = together(of, cast["noor"], cast["sam"], cast["anneke"], by=cast["maria"])
        does(session, Move.START, by=cast["maria"])
        does(session, Move.HAND_OVER, by=cast["maria"], of=cast["anneke"])
        does(session, Move.LEAVE, by=cast["maria"])
        assert list(_as_it_was(meeting)) == places(cast, of, "maria", "noor", "sam")
