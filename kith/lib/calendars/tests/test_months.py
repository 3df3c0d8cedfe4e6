"""The page of a month, for readers anywhere."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from kith.lib.calendars.months import Month, Span, week_start
from kith.lib.calendars.tests.samples import ZONES

MADRID, KOLKATA, SYDNEY = (ZoneInfo(name) for name in ("Europe/Madrid", "Asia/Kolkata", "Australia/Sydney"))
NOTHING: list[Span] = []
months = st.builds(Month, st.integers(1950, 2150), st.integers(1, 12), st.integers(0, 6))


@dataclass(frozen=True)
class Meeting:
    name: str
    span: Span


def meeting(name: str, starts: str, ends: str, *, whole_days: bool = False) -> Meeting:
    begins, over = (datetime.fromisoformat(text).replace(tzinfo=UTC) for text in (starts, ends))
    return Meeting(name, Span(begins, over, whole_days))


def days_with(month: Month, zone: ZoneInfo, *meetings: Meeting) -> list[int]:
    weeks = month.weeks(meetings, span=lambda one: one.span, zone=zone)
    return [day.date.day for week in weeks for day in week if day.things]


@pytest.mark.parametrize(
    ("start", "first", "last", "weeks"),
    [
        (0, date(2026, 2, 23), date(2026, 4, 5), 6),
        (6, date(2026, 3, 1), date(2026, 4, 4), 5),
        (5, date(2026, 2, 28), date(2026, 4, 3), 5),
    ],
)
def test_weeks_begin_as_the_reader_counts_them(start: int, first: date, last: date, weeks: int) -> None:
    march = Month(2026, 3, start)
    assert (march.first_shown, march.last_shown) == (first, last)
    grid = march.weeks(NOTHING, span=lambda one: one, zone=MADRID)
    assert len(grid) == weeks
    assert [day.date.weekday() for day in grid[0]] == march.weekdays()


@given(months)
def test_every_day_of_a_month_is_shown_once_in_whole_weeks(month: Month) -> None:
    days = [day for week in month.weeks(NOTHING, span=lambda one: one, zone=MADRID) for day in week]
    assert len(days) % 7 == 0
    assert all(later.date - earlier.date == timedelta(days=1) for earlier, later in pairwise(days))
    own = [day.date for day in days if day.is_of_month]
    assert own[0] == month.first
    assert own[-1] + timedelta(days=1) == month.later(1).first
    assert days[6].date >= month.first
    assert days[-7].date <= own[-1]
    assert month.later(7).later(-7) == month


@pytest.mark.parametrize(
    ("zone", "starts", "ends", "days"),
    [
        (MADRID, "2026-03-10 18:00", "2026-03-10 20:00", [10]),
        (MADRID, "2026-03-10 22:00", "2026-03-11 02:00", [10, 11]),  # over midnight
        (MADRID, "2026-03-10 21:00", "2026-03-10 23:00", [10]),  # until midnight there
        (MADRID, "2026-03-10 23:00", "2026-03-10 23:00", [11]),  # no time at all, at midnight
        (KOLKATA, "2026-03-10 18:00", "2026-03-10 20:00", [10, 11]),  # half past eleven to half past one
        (KOLKATA, "2026-03-10 18:30", "2026-03-10 20:00", [11]),
        (SYDNEY, "2026-03-10 18:00", "2026-03-10 20:00", [11]),
        (MADRID, "2026-03-28 22:30", "2026-03-29 22:00", [28, 29]),  # a day of 23 hours
        (MADRID, "2026-03-29 22:00", "2026-03-30 21:00", [30]),
    ],
)
def test_something_is_on_each_day_that_it_has_where_the_reader_is(
    zone: ZoneInfo, starts: str, ends: str, days: list[int]
) -> None:
    assert days_with(Month(2026, 3), zone, meeting("tea", starts, ends)) == days


@pytest.mark.parametrize("zone", [MADRID, KOLKATA, SYDNEY, ZoneInfo("America/Los_Angeles")])
def test_whole_days_are_the_same_days_everywhere(zone: ZoneInfo) -> None:
    fair = meeting("fair", "2026-03-10", "2026-03-12", whole_days=True)
    assert days_with(Month(2026, 3), zone, fair) == [10, 11]


def test_what_lasts_for_years_is_laid_on_the_days_that_are_shown_alone() -> None:
    assert len(days_with(Month(2026, 3), MADRID, meeting("always", "1950-01-01", "2190-01-01"))) == 42


def test_things_of_a_day_keep_their_order() -> None:
    early, late = (
        meeting("a", "2026-03-10 08:00", "2026-03-10 09:00"),
        meeting("b", "2026-03-10 18:00", "2026-03-10 19:00"),
    )
    weeks = Month(2026, 3).weeks([early, late], span=lambda one: one.span, zone=MADRID)
    assert [day.things for week in weeks for day in week if day.things] == [(early, late)]


@given(months, st.sampled_from(ZONES).map(ZoneInfo))
def test_the_window_holds_just_the_days_that_are_shown(month: Month, zone: ZoneInfo) -> None:
    since, *_others, before = month.midnights(zone)
    minute = timedelta(minutes=1)
    assert since.astimezone(zone).date() == month.first_shown
    assert (since - minute).astimezone(zone).date() < month.first_shown
    assert (before - minute).astimezone(zone).date() <= month.last_shown
    assert before.astimezone(zone).date() > month.last_shown


@pytest.mark.parametrize(
    ("zone", "start"),
    [
        ("America/New_York", 6),
        ("Europe/Madrid", 0),
        ("Asia/Kolkata", 6),
        ("Africa/Cairo", 5),
        ("Australia/Sydney", 0),
        ("", 0),
        ("No/Where", 0),
    ],
)
def test_weeks_begin_as_they_do_where_the_reader_is(zone: str, start: int) -> None:
    with translation.override("es"):
        assert week_start(zone) == start
