"""A circle that never meets at one hour: on its dates someone can bring something, and what was brought is what was held."""

from collections import Counter
from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone

from kith.capabilities.rooms.models import Room
from kith.domains.supervision.actions.laying_out import lay_out
from kith.domains.supervision.actions.planning import replan, skip, take_up
from kith.domains.supervision.calendar import own_entries
from kith.domains.supervision.models import Circle, Meeting, Session
from kith.domains.supervision.queries.circles import meetings_soon, why_review
from kith.domains.supervision.queries.live import meeting_due
from kith.domains.supervision.tests.circles import circle, found
from kith.domains.supervision.tests.test_beginning import BEGUN, _begin
from kith.domains.supervision.tests.writing import brought, main_of, today
from kith.infrastructure.database.private import seen_as
from tests.cast import Cast


@pytest.fixture
def of(cast: Cast) -> Circle:
    """Each week from today on."""
    return circle(cast, "maria", "noor", "sam", way="days", first=timezone.localdate())


def _dates(of: Circle) -> list[Meeting]:
    return list(of.meetings.order_by("planned_for"))


def _went_by(of: Circle, *, weeks: int) -> list[date]:
    """So many dates that nobody used."""
    days = [today(of) - timedelta(weeks=each) for each in range(weeks, 0, -1)]
    for day in days:
        Meeting.objects.create(
            circle=of, planned_for=day, begins_at=timezone.now() - (today(of) - day), minutes=60, state="open"
        )
    return days


def test_it_is_begun_without_an_hour_and_without_a_room(cast: Cast) -> None:
    page = _begin(cast, way="days", at="", most="8")
    made = Circle.objects.get()
    assert made.in_days
    assert not Room.objects.exists()
    assert {each.state for each in _dates(made)} == {"open"}
    shown = main_of(cast.client("maria"), page).partition('id="when"')[2].partition("</section>")[0]
    assert "someone can bring something, in writing, over some days." in shown
    assert "00:00" not in shown


def test_who_meets_at_an_hour_says_at_which(cast: Cast) -> None:
    told = BEGUN | {"first_day": timezone.localdate().isoformat(), "at": ""}
    answer = cast.client("maria").post("/circles/new/", told)
    assert answer.status_code == 422
    assert "At what time do you meet?" in answer.text


def test_dates_that_nobody_used_are_not_held_and_nobody_is_asked_if_they_were_there(
    cast: Cast, of: Circle
) -> None:
    _went_by(of, weeks=6)
    assert why_review(found(of)) == ""
    for page in (of.get_absolute_url(), f"/circles/{of.pk}/meetings/"):
        assert "I was there" not in main_of(cast.client("noor"), page)
    assert "it stayed free" in main_of(cast.client("noor"), f"/circles/{of.pk}/meetings/")


def test_what_is_brought_takes_the_newest_free_date_and_six_of_them_are_a_trial(
    cast: Cast, of: Circle
) -> None:
    days = _went_by(of, weeks=6)
    for day in days:
        session = brought(of, by=cast["noor"], on=day)
        with seen_as(cast["noor"]):
            assert Session.objects.get(pk=session.pk).planned_for == day
    held = Meeting.objects.held().filter(circle=of)
    assert {(each.planned_for, each.presenter) for each in held} == {
        (day, of.space.own_place(cast["noor"])) for day in days
    }
    assert why_review(found(of)) == "trial"


def test_between_two_dates_it_is_a_date_of_its_own_and_on_one_day_one_counts(cast: Cast, of: Circle) -> None:
    tomorrow = today(of) + timedelta(days=1)
    for on in (today(of), tomorrow, tomorrow):
        brought(of, by=cast["noor"], on=on)
    with seen_as(cast["noor"]):
        named = Session.objects.order_by("begun_at").values_list("planned_for", flat=True)
        assert len(named) == 3
        assert named[2] is None
    assert of.meetings.filter(state="on", planned_for=tomorrow).count() == 1


def test_the_turn_to_bring_something_goes_round_and_nobody_is_to_moderate(cast: Cast, of: Circle) -> None:
    ahead = [each for each in _dates(of) if each.is_ahead]
    assert {each.moderator for each in ahead} == {None}
    shared = Counter(each.presenter_id for each in ahead)
    assert len(shared) == 3
    assert max(shared.values()) - min(shared.values()) <= 1
    page = main_of(cast.client("noor"), f"/circles/{of.pk}/meetings/")
    assert "Brings something:" in page
    assert "Moderates:" not in page
    assert "Format:" not in page


def test_in_a_circle_that_meets_what_is_brought_takes_no_date(cast: Cast) -> None:
    of = circle(cast, "maria", "noor")
    session = brought(of, by=cast["noor"])
    with seen_as(cast["noor"]):
        assert Session.objects.get(pk=session.pk).planned_for is None
    assert not Meeting.objects.held().exists()


def test_its_dates_are_in_no_calendar_and_ask_nobody_to_gather(cast: Cast, of: Circle) -> None:
    brought(of, by=cast["noor"], on=today(of))
    assert list(own_entries(cast["noor"], named=False)) == []
    assert meetings_soon(cast["noor"]) == []
    Meeting.objects.update(begins_at=timezone.now())
    assert meeting_due(found(of)) is None


def test_a_date_that_was_let_go_and_is_taken_up_is_free_again(cast: Cast, of: Circle) -> None:
    ahead = next(each for each in _dates(of) if each.is_ahead)
    skip(ahead, by=cast["maria"])
    take_up(ahead, by=cast["maria"])
    assert Meeting.objects.get(pk=ahead.pk).is_open


@pytest.mark.parametrize(("way", "state"), [("days", "open"), ("phone", "on")])
def test_with_another_way_the_dates_ahead_are_laid_out_anew(cast: Cast, way: str, state: str) -> None:
    of = found(circle(cast, "maria", "noor", way="video" if way == "days" else "days"))
    changed: dict[str, Any] = {"way": way, "phone": "Maria calls"}
    replan(of, by=cast["maria"], **changed)
    lay_out(of)
    assert {each.state for each in _dates(of) if each.is_ahead} == {state}
