"""What a clock on the wall shows, on the nights when it is turned: every line was reckoned by hand."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kith.lib.calendars.tests.samples import ZONES, walls
from kith.lib.calendars.wall_times import is_shown, is_shown_twice, moment, wall_time


@pytest.mark.parametrize(
    ("zone", "wall", "utc"),
    [
        # an evening in summer and in winter, on both halves of the earth
        ("America/New_York", "2026-01-15 18:00", "2026-01-15 23:00"),
        ("America/New_York", "2026-07-15 18:00", "2026-07-15 22:00"),
        ("Australia/Sydney", "2026-01-15 18:00", "2026-01-15 07:00"),
        ("Australia/Sydney", "2026-07-15 18:00", "2026-07-15 08:00"),
        ("America/Santiago", "2026-01-15 18:00", "2026-01-15 21:00"),
        ("America/Santiago", "2026-07-15 18:00", "2026-07-15 22:00"),
        # hours that are halves and quarters
        ("Asia/Kolkata", "2026-03-29 09:00", "2026-03-29 03:30"),
        ("Asia/Kathmandu", "2026-03-29 09:00", "2026-03-29 03:15"),
        ("America/St_Johns", "2026-07-01 09:00", "2026-07-01 11:30"),
        ("Australia/Lord_Howe", "2026-01-15 18:00", "2026-01-15 07:00"),
        ("Australia/Lord_Howe", "2026-07-15 18:00", "2026-07-15 07:30"),
        # never shown: as much later as the clock is put forward
        ("America/New_York", "2026-03-08 01:59", "2026-03-08 06:59"),
        ("America/New_York", "2026-03-08 02:30", "2026-03-08 07:30"),
        ("America/New_York", "2026-03-08 03:00", "2026-03-08 07:00"),
        ("Europe/Madrid", "2026-03-29 02:30", "2026-03-29 01:30"),
        ("Africa/Cairo", "2026-04-24 00:30", "2026-04-23 22:30"),
        ("Australia/Lord_Howe", "2026-10-04 02:15", "2026-10-03 15:45"),
        ("Pacific/Apia", "2011-12-30 10:00", "2011-12-30 20:00"),
        # shown twice: the first time
        ("America/New_York", "2026-11-01 01:30", "2026-11-01 05:30"),
        ("Europe/Madrid", "2026-10-25 02:30", "2026-10-25 00:30"),
        ("Australia/Lord_Howe", "2026-04-05 01:45", "2026-04-04 14:45"),
        ("Australia/Sydney", "2026-04-05 02:30", "2026-04-04 15:30"),
    ],
)
def test_what_the_wall_shows_is_one_moment(zone: str, wall: str, utc: str) -> None:
    at = moment(datetime.fromisoformat(wall), ZoneInfo(zone))
    assert at == datetime.fromisoformat(utc).replace(tzinfo=UTC)
    assert at.tzinfo is UTC


@pytest.mark.parametrize(
    ("zone", "wall", "shown", "twice"),
    [
        ("America/New_York", "2026-03-08 02:30", False, False),
        ("America/New_York", "2026-03-08 03:00", True, False),
        ("America/New_York", "2026-11-01 01:30", True, True),
        ("America/New_York", "2026-11-01 02:00", True, False),
        ("Australia/Lord_Howe", "2026-04-05 01:29", True, False),
        ("Australia/Lord_Howe", "2026-04-05 01:30", True, True),
        ("Pacific/Apia", "2011-12-30 10:00", False, False),
        ("Asia/Kolkata", "2026-03-29 02:30", True, False),
    ],
)
def test_a_form_can_tell_what_is_never_shown_or_twice(zone: str, wall: str, shown: bool, twice: bool) -> None:
    at = datetime.fromisoformat(wall)
    assert (is_shown(at, ZoneInfo(zone)), is_shown_twice(at, ZoneInfo(zone))) == (shown, twice)


@given(walls, st.sampled_from(ZONES).map(ZoneInfo))
def test_a_moment_is_on_its_own_wall_again(wall: datetime, zone: ZoneInfo) -> None:
    back = wall_time(moment(wall, zone), zone)
    assert back == wall if is_shown(wall, zone) else back > wall
    assert moment(back, zone) == moment(wall, zone)
