"""What is written into logs, and signed, is how a meeting was held, whatever was planned."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from kith.domains.learning.models import Certificate
from kith.domains.supervision.actions.formatting import copy
from kith.domains.supervision.actions.keeping_log import write_down
from kith.domains.supervision.actions.stating import state as signed
from kith.domains.supervision.formats.shipped import shipped
from kith.domains.supervision.live.offering import Move
from kith.domains.supervision.models import Circle, Log, Meeting, Session
from kith.domains.supervision.tests.circles import circle, found
from kith.domains.supervision.tests.sessions import does, time_passes, together
from tests.cast import Cast


@pytest.fixture
def of(cast: Cast) -> Circle:
    return found(circle(cast, "maria", "noor", "sam"))


@pytest.fixture
def planned(of: Circle) -> Meeting:
    """It has just begun, for 90 minutes, and nobody said by which format."""
    return Meeting.objects.create(
        circle=of,
        planned_for=timezone.localdate(),
        begins_at=timezone.now() - timedelta(minutes=5),
        minutes=90,
    )


def _now(meeting: Meeting) -> Meeting:
    return Meeting.objects.select_related("circle__space").get(pk=meeting.pk)


def _form(client: Client, meeting: Meeting) -> str:
    return client.get(f"/circles/{meeting.circle_id}/meetings/{meeting.pk}/log/").text


def _checked(page: str) -> str:
    return page.partition("checked")[0].rpartition('value="')[2].partition('"')[0]


def test_the_format_of_the_day_is_in_the_log_and_on_the_statement(
    cast: Cast, of: Circle, planned: Meeting
) -> None:
    together(of, by=cast["maria"], code="six-phase")
    log = write_down(_now(planned), by=cast["noor"], part="participant", minutes=60)
    assert log.format == "six-phase"
    made: Certificate = signed(log, by=cast["noor"])
    assert "by the format “Six steps to ideas”" in made.programme


def test_what_was_planned_instead_is_signed_by_nobody(cast: Cast, of: Circle, planned: Meeting) -> None:
    Meeting.objects.filter(pk=planned.pk).update(format="six-phase")
    together(of, by=cast["maria"], code="balint-like")
    made = signed(write_down(_now(planned), by=cast["noor"], part="participant", minutes=60), by=cast["noor"])
    assert shipped()["balint-like"]["en"].title in made.programme
    assert "who was trained for it" in made.document
    assert "Peers lead such a meeting in turn" not in made.document


def test_a_copy_of_the_circle_is_named_as_plans_name_it(cast: Cast, of: Circle, planned: Meeting) -> None:
    own = copy(shipped()["round"]["en"], to=of, by=cast["maria"])
    cast.client("maria").post(f"/circles/{of.pk}/session/new/", {"format": own.name_in_plans, "rounds": "on"})
    assert _now(planned).format == own.name_in_plans
    log = write_down(_now(planned), by=cast["noor"], part="participant", minutes=60)
    assert log.format == "round"


def test_part_and_minutes_stand_there_as_the_session_went(cast: Cast, of: Circle, planned: Meeting) -> None:
    """Noor was to moderate, and did not come; Maria brought something, and Sam moderated."""
    place = of.space.own_place
    Meeting.objects.filter(pk=planned.pk).update(moderator=place(cast["noor"]))
    session = together(of, cast["maria"], by=cast["sam"])
    does(session, Move.BRING, by=cast["sam"], of=cast["maria"])
    does(session, Move.START, by=cast["sam"])
    time_passes(session, cast["sam"], cast["sam"], cast["maria"], minutes=47)
    does(session, Move.FINISH, by=cast["sam"])
    pages = {name: _form(cast.client(name), planned) for name in ("sam", "maria", "noor")}
    assert {name: _checked(page) for name, page in pages.items()} == {
        "sam": Log.Part.MODERATOR, "maria": Log.Part.PRESENTER, "noor": Log.Part.PARTICIPANT,
    }  # fmt: skip
    assert all('value="47"' in page for page in pages.values())


def test_without_a_session_they_stand_there_as_planned(cast: Cast, of: Circle, planned: Meeting) -> None:
    Meeting.objects.filter(pk=planned.pk).update(moderator=of.space.own_place(cast["noor"]))
    page = _form(cast.client("noor"), planned)
    assert _checked(page) == Log.Part.MODERATOR
    assert 'value="90"' in page


def _this_evening(of: Circle) -> Meeting:
    later = timezone.now() + timedelta(hours=5)
    return Meeting.objects.create(circle=of, planned_for=timezone.localdate(), begins_at=later, minutes=90)


def _let_go(of: Circle) -> Meeting:
    meeting = _this_evening(of)
    Meeting.objects.filter(pk=meeting.pk).update(state="skipped", begins_at=timezone.now())
    return meeting


@pytest.mark.parametrize("today", [_this_evening, _let_go])
def test_to_meet_without_a_date_leaves_what_is_planned_for_today_and_can_be_logged(
    cast: Cast, of: Circle, today: Callable[[Circle], Meeting]
) -> None:
    before = _now(today(of))
    session = together(of, by=cast["maria"], code="round")
    assert _now(before).format == ""
    assert (_now(before).state, _now(before).begins_at) == (before.state, before.begins_at)
    assert session.planned_for is not None
    met = Meeting.objects.held().get(circle=of, planned_for=session.planned_for)
    assert met.pk != before.pk
    assert met.format == "round"
    assert cast.client("noor").get(f"/circles/{of.pk}/meetings/{met.pk}/log/").status_code == 200


def test_sessions_of_one_meeting_are_of_one_and_a_later_one_is_its_own(cast: Cast, of: Circle) -> None:
    def met() -> Session:
        session = together(of, by=cast["maria"], code="round")
        does(session, Move.START, by=cast["maria"])
        does(session, Move.FINISH, by=cast["maria"])
        return session

    first, second = met(), met()
    assert first.planned_for == second.planned_for
    Meeting.objects.held().filter(circle=of).update(begins_at=timezone.now() - timedelta(hours=4))
    assert met().planned_for != first.planned_for
