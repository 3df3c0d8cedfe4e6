"""What we tell of a zone, as a program understands it that does not know its name."""

from datetime import UTC, datetime, timedelta
from io import StringIO
from zoneinfo import ZoneInfo

import pytest
from dateutil.tz import tzical

from kith.lib.calendars.tests.samples import ZONES
from kith.lib.calendars.vtimezones import vtimezone

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


@pytest.mark.parametrize("name", ["Europe/Madrid", "America/New_York", "Australia/Lord_Howe"])
def test_the_clock_is_turned_at_the_right_minute(name: str) -> None:
    told = tzical(StringIO(vtimezone(name, 2026).decode())).get(name)
    known = ZoneInfo(name)
    at = datetime(2026, 1, 1, tzinfo=UTC)
    before = at.astimezone(known).utcoffset()
    turns = 0
    while at.year == 2026:
        offset = at.astimezone(known).utcoffset()
        if offset != before:
            turns += 1
            for near in (at - timedelta(minutes=15), at):
                assert near.astimezone(told).replace(tzinfo=None) == near.astimezone(known).replace(
                    tzinfo=None
                )
        at, before = at + timedelta(minutes=15), offset
    assert turns == 2


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
