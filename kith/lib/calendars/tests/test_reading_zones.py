"""In which zone strangers meant a time: by name, by what they describe of it, or by the reader."""

from datetime import datetime

import pytest

from kith.lib.calendars.faults import Reason
from kith.lib.calendars.tests.strangers import (
    EVENING,
    HOME,
    HOUR,
    calendar,
    came,
    event,
    one,
    reasons,
)

DESCRIBED = """BEGIN:VTIMEZONE\r
TZID:{name}\r
{more}BEGIN:STANDARD\r
DTSTART:16010101T030000\r
TZOFFSETFROM:{summer}\r
TZOFFSETTO:{winter}\r
RRULE:FREQ=YEARLY;BYDAY={until}\r
END:STANDARD\r
BEGIN:DAYLIGHT\r
DTSTART:16010101T020000\r
TZOFFSETFROM:{winter}\r
TZOFFSETTO:{summer}\r
RRULE:FREQ=YEARLY;BYDAY={since}\r
END:DAYLIGHT\r
END:VTIMEZONE\r
"""
EUROPE = {"winter": "+0100", "summer": "+0200", "since": "-1SU;BYMONTH=3", "until": "-1SU;BYMONTH=10"}
CHICAGO = {"winter": "-0600", "summer": "-0500", "since": "2SU;BYMONTH=3", "until": "1SU;BYMONTH=11"}
LORD_HOWE = {"winter": "+1030", "summer": "+1100", "since": "1SU;BYMONTH=10", "until": "1SU;BYMONTH=4"}


@pytest.mark.parametrize(
    ("name", "zone"),
    [
        ("Europe/Madrid", "Europe/Madrid"),
        ("europe/madrid", "Europe/Madrid"),
        ('"Europe/Madrid"', "Europe/Madrid"),
        ("/mozilla.org/20050126_1/Europe/Madrid", "Europe/Madrid"),
        ("/freeassociation.sourceforge.net/America/Argentina/Buenos_Aires", "America/Argentina/Buenos_Aires"),
        ("W. Europe Standard Time", "Europe/Berlin"),
        ("Eastern Standard Time", "America/New_York"),
        ("India Standard Time", "Asia/Calcutta"),
        ("US/Pacific", "America/Los_Angeles"),
        ("Etc/UTC", "UTC"),
        ("GMT", "UTC"),
    ],
)
def test_a_zone_is_known_by_the_names_that_programs_give_it(name: str, zone: str) -> None:
    found = came(calendar(event(f"DTSTART;TZID={name}:20260303T180000")))
    assert [entry.zone for entry in found.entries] == [zone]
    assert found.faults == ()


@pytest.mark.parametrize(
    ("described", "more", "zone", "is_guess"),
    [
        (EUROPE, "", "Europe/Madrid", True),  # the reader's own comes first
        (CHICAGO, "", "America/Chicago", True),
        (LORD_HOWE, "", "Australia/Lord_Howe", True),
        (EUROPE, "X-LIC-LOCATION:Europe/Vienna\r\n", "Europe/Vienna", False),
    ],
)
def test_a_zone_with_a_name_of_its_own_is_known_by_its_hours(
    described: dict[str, str], more: str, zone: str, is_guess: bool
) -> None:
    zones = DESCRIBED.format(name="Custom Zone 1", more=more, **described)
    found = came(calendar(zones, event("DTSTART;TZID=Custom Zone 1:20260303T180000")))
    assert [(entry.zone, entry.start) for entry in found.entries] == [(zone, EVENING)]
    assert [(fault.reason, fault.detail) for fault in found.faults] == (
        [(Reason.ZONE_GUESSED, zone)] if is_guess else []
    )


def test_a_zone_that_nobody_knows_is_taken_for_the_readers_and_told_once() -> None:
    where = "TZID=Middle of nowhere"
    found = came(calendar(event(f"DTSTART;{where}:20260303T180000", f"DTEND;{where}:20260303T190000")))
    assert [(entry.zone, entry.length) for entry in found.entries] == [(HOME, HOUR)]
    assert reasons(found) == [(Reason.ZONE_UNKNOWN, 6)]


def test_a_time_without_a_zone_is_the_readers_or_that_of_the_calendar() -> None:
    floating = came(calendar(event("DTSTART:20260303T180000")))
    assert floating.entries[0].zone == HOME
    assert reasons(floating) == [(Reason.NO_ZONE, 6)]
    named = came(calendar("X-WR-TIMEZONE:Asia/Kolkata\r\n", event("DTSTART:20260303T180000")))
    assert (named.entries[0].zone, named.entries[0].start) == ("Asia/Kolkata", EVENING)


def test_times_of_the_world_stand_on_the_wall_of_the_calendar_that_names_one() -> None:
    at = "DTSTART:20260303T170000Z"
    assert (one(at).zone, one(at).start) == ("UTC", datetime(2026, 3, 3, 17))
    once, series = came(
        calendar("X-WR-TIMEZONE:Europe/Madrid\r\n", event(at), event(at, "RRULE:FREQ=DAILY", uid="UID:b"))
    ).entries
    assert (once.zone, once.start) == ("Europe/Madrid", EVENING)
    assert (series.zone, series.start) == ("UTC", datetime(2026, 3, 3, 17))  # in summer its hour is another
