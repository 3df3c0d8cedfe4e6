"""What we tell of a zone, as a program understands it that does not know its name."""

from datetime import datetime, timedelta, tzinfo
from io import StringIO
from zoneinfo import ZoneInfo

import pytest
from dateutil.tz import tzical

from kith.lib.calendars.tests.samples import ZONES
from kith.lib.calendars.vtimezones import vtimezone
from kith.lib.calendars.wall_times import is_shown, is_shown_twice

WEEK = timedelta(days=7)


@pytest.mark.parametrize(
    "name", [*ZONES, "Europe/London", "Asia/Tehran", "Asia/Beirut", "America/Asuncion", "Antarctica/Troll"]
)
def test_a_program_that_knows_no_zones_puts_every_hour_right(name: str) -> None:
    told = tzical(StringIO(vtimezone(name, 2012).decode())).get(name)
    at, known = datetime(2012, 1, 2, 12, 15), ZoneInfo(name)
    while at.year < 2040:
        assert at.replace(tzinfo=told).utcoffset() == at.replace(tzinfo=known).utcoffset(), at
        at += WEEK


@pytest.mark.parametrize(
    "name", ["Europe/Madrid", "America/New_York", "Australia/Lord_Howe", "America/Santiago"]
)
def test_the_clock_is_turned_at_the_right_minute(name: str) -> None:
    told, known = tzical(StringIO(vtimezone(name, 2026).decode())).get(name), ZoneInfo(name)
    days = [datetime(2026, 1, 1) + timedelta(days=passed) for passed in range(364)]
    turned = [day for day in days if offset(day, known) != offset(day + timedelta(days=1), known)]
    assert len(turned) == 2
    for day in turned:
        walls = [day + timedelta(minutes=passed) for passed in range(-120, 24 * 60, 15)]
        sure = [wall for wall in walls if is_shown(wall, known) and not is_shown_twice(wall, known)]
        assert [offset(wall, told) for wall in sure] == [offset(wall, known) for wall in sure]


def offset(wall: datetime, zone: tzinfo | None) -> timedelta | None:
    return wall.replace(tzinfo=zone).utcoffset()


def test_a_change_of_each_year_is_told_by_a_rule_and_so_has_no_end() -> None:
    text = vtimezone("Europe/Madrid", 2026).decode()
    assert "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3" in text
    assert "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10" in text
    assert "RDATE" not in text


def test_a_change_by_the_moon_is_told_by_its_days() -> None:
    assert "RDATE:2027" in vtimezone("Africa/Casablanca", 2026).decode()
    assert "RRULE" not in vtimezone("Africa/Casablanca", 2026).decode()


def test_a_zone_without_changes_is_told_in_a_few_lines() -> None:
    assert vtimezone("Asia/Kolkata", 2026).decode().split("\r\n") == [
        "BEGIN:VTIMEZONE",
        "TZID:Asia/Kolkata",
        "BEGIN:STANDARD",
        "DTSTART:20260101T000000",
        "TZNAME:IST",
        "TZOFFSETFROM:+0530",
        "TZOFFSETTO:+0530",
        "END:STANDARD",
        "END:VTIMEZONE",
        "",
    ]
