"""Meetings of circles in calendars and on home: for members alone, and by a word that tells nothing unless they wish."""

from datetime import timedelta

import pytest
from django.utils import timezone

from kith.domains.supervision.actions import planning
from kith.domains.supervision.actions.ending import end, step_out
from kith.domains.supervision.models import Circle, Meeting
from kith.domains.supervision.tests.circles import NAME, circle, meetings
from tests.cast import Cast

SLUG = "the-blue-bench"


@pytest.fixture
def of(cast: Cast) -> Circle:
    return circle(cast, "maria", "noor")


def _events(text: str) -> list[dict[str, str]]:
    """Each entry of a calendar, by the names of its lines."""
    whole = text.replace("\r\n ", "").split("BEGIN:VEVENT")[1:]
    return [dict(line.split(":", 1) for line in each.splitlines() if ":" in line) for each in whole]


def _feed(cast: Cast, name: str) -> str:
    """What a calendar program reads at the private address of someone."""
    owner = cast.client(name)
    page = owner.get("/me/calendar/")
    if not page.context["addresses"]:
        owner.post("/me/calendar/address/")
        page = owner.get("/me/calendar/")
    return cast.client(None).get(page.context["addresses"][0].get_absolute_url()).text


def test_the_feed_of_one_s_own_has_each_meeting_and_names_nobody(cast: Cast, of: Circle) -> None:
    told = _feed(cast, "noor")
    events = _events(told)
    assert len(events) == len(meetings(of))
    assert {each["SUMMARY"] for each in events} == {"Circle"}
    for secret in (NAME, SLUG, "Maria", "maria", of.phone or "no phone"):
        assert secret not in told, secret
    assert _events(_feed(cast, "sam")) == []


def test_it_is_called_by_its_name_if_one_wishes(cast: Cast, of: Circle) -> None:
    _feed(cast, "noor")
    noor = cast.client("noor")
    noor.post("/me/calendar/names/", {"named": "1"})
    assert NAME in _feed(cast, "noor")
    noor.post("/me/calendar/address/")
    assert NAME in _feed(cast, "noor"), "a new address keeps the wish"
    noor.post("/me/calendar/names/")
    assert NAME not in _feed(cast, "noor")


def test_it_follows_what_is_moved_called_off_and_ended(cast: Cast, of: Circle) -> None:
    first, second = meetings(of)[:2]
    later = (first.begins_at + timedelta(hours=1)).replace(minute=17)
    planning.move(first, to=later, by=cast["maria"])
    planning.skip(second, by=cast["maria"])
    known = {each["UID"].partition("@")[0]: each for each in _events(_feed(cast, "noor"))}
    assert known[first.key]["DTSTART;TZID=Europe/Madrid"].endswith("1700")
    assert known[second.key]["STATUS"] == "CANCELLED"
    end(of, words="", by=cast["maria"])
    assert _events(_feed(cast, "noor")) == []


def test_whoever_steps_out_reads_no_more_of_it(cast: Cast, of: Circle) -> None:
    _feed(cast, "noor")
    step_out(of, by=cast["noor"])
    assert _events(_feed(cast, "noor")) == []


@pytest.mark.parametrize(("query", "title"), [("", "Circle"), ("?named=yes", NAME)])
def test_a_file_for_members_alone(cast: Cast, of: Circle, query: str, title: str) -> None:
    path = f"/circles/{of.pk}/calendar.ics{query}"
    answer = cast.client("noor").get(path)
    assert answer["Content-Type"].startswith("text/calendar")
    assert "no-store" in answer["Cache-Control"]
    assert {each["SUMMARY"] for each in _events(answer.text)} == {title}
    assert (NAME in answer.text) == bool(query)
    for name in ("eleni", "ruth"):
        assert cast.client(name).get(path).status_code == 404


def test_home_says_quietly_what_is_near(cast: Cast, of: Circle) -> None:
    near = meetings(of)[0]
    Meeting.objects.filter(pk=near.pk).update(begins_at=timezone.now() + timedelta(hours=20))
    assert "You meet:" in cast.client("noor").get("/").text
    assert "You meet:" not in cast.client("sam").get("/").text
    Meeting.objects.filter(pk=near.pk).update(state="skipped")
    assert "You meet:" not in cast.client("noor").get("/").text
    Meeting.objects.filter(pk=near.pk).update(state="on", begins_at=timezone.now() - timedelta(minutes=30))
    assert "You meet:" in cast.client("noor").get("/").text, "it goes on"
    Meeting.objects.filter(pk=near.pk).update(begins_at=timezone.now() - timedelta(minutes=91))
    assert "You meet:" not in cast.client("noor").get("/").text


def test_my_calendar_has_it_beside_gatherings(cast: Cast, of: Circle) -> None:
    page = cast.client("noor").get("/me/calendar/").text
    assert "Beside gatherings" in page
    assert NAME in page
    assert "Beside gatherings" not in cast.client("sam").get("/me/calendar/").text
