"""When series are: by hand where clocks are turned, and against another library everywhere else."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from time import process_time
from zoneinfo import ZoneInfo

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given
from hypothesis import strategies as st

from kith.lib.calendars.recurrence import begins_with, days_of, starts
from kith.lib.calendars.rule_text import read_rule, write_rule
from kith.lib.calendars.rules import Every, Rule
from kith.lib.calendars.tests.samples import ZONES, rules, walls

pytestmark = pytest.mark.slow

LONG_AGO, FAR_AHEAD = datetime(1990, 1, 1, tzinfo=UTC), datetime(2060, 1, 1, tzinfo=UTC)
NEW_YORK = ZoneInfo("America/New_York")


def laid_out(text: str, first: str, zone: str, *, limit: int = 6) -> list[str]:
    begins, there = datetime.fromisoformat(first), ZoneInfo(zone)
    rule = read_rule(text, first=begins, zone=there)
    found = starts(rule, begins, there, since=LONG_AGO, before=FAR_AHEAD, limit=limit)
    return [f"{start.wall:%d %b %H:%M} {start.at:%d %b %H:%M}" for start in found]


def test_a_weekly_meeting_stays_at_its_hour_when_the_clock_is_put_forward() -> None:
    assert laid_out("FREQ=WEEKLY;COUNT=3", "2026-03-03 18:00", "America/New_York") == [
        "03 Mar 18:00 03 Mar 23:00",
        "10 Mar 18:00 10 Mar 22:00",
        "17 Mar 18:00 17 Mar 22:00",
    ]


def test_a_time_that_is_never_shown_is_an_hour_later_on_that_day_alone() -> None:
    assert laid_out("FREQ=DAILY;COUNT=3", "2026-03-07 02:30", "America/New_York") == [
        "07 Mar 02:30 07 Mar 07:30",
        "08 Mar 02:30 08 Mar 07:30",
        "09 Mar 02:30 09 Mar 06:30",
    ]


def test_a_time_that_is_shown_twice_is_the_first() -> None:
    assert laid_out("FREQ=DAILY;COUNT=2", "2026-10-31 01:30", "America/New_York") == [
        "31 Oct 01:30 31 Oct 05:30",
        "01 Nov 01:30 01 Nov 05:30",
    ]


def test_the_clock_of_lord_howe_is_turned_by_half_an_hour() -> None:
    assert laid_out("FREQ=WEEKLY;COUNT=2", "2026-10-01 18:00", "Australia/Lord_Howe") == [
        "01 Oct 18:00 01 Oct 07:30",
        "08 Oct 18:00 08 Oct 07:00",
    ]


def test_a_day_that_samoa_left_out_gives_way_to_the_next() -> None:
    assert laid_out("FREQ=DAILY;COUNT=4", "2011-12-29 10:00", "Pacific/Apia") == [
        "29 Dec 10:00 29 Dec 20:00",
        "31 Dec 10:00 30 Dec 20:00",
        "01 Jan 10:00 31 Dec 20:00",
    ]


@pytest.mark.parametrize(
    ("rule", "first", "days"),
    [
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH", "2026-01-06", ["6 Jan", "8 Jan", "20 Jan", "22 Jan"]),
        ("FREQ=MONTHLY;BYDAY=1TH", "2026-01-01", ["1 Jan", "5 Feb", "5 Mar", "2 Apr"]),
        ("FREQ=MONTHLY;BYDAY=-1FR", "2026-01-30", ["30 Jan", "27 Feb", "27 Mar", "24 Apr"]),
        ("FREQ=MONTHLY", "2026-01-31", ["31 Jan", "31 Mar", "31 May", "31 Jul"]),
        ("FREQ=MONTHLY;BYMONTHDAY=-1", "2026-01-31", ["31 Jan", "28 Feb", "31 Mar", "30 Apr"]),
        (
            "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
            "2026-01-30",
            ["30 Jan", "27 Feb", "31 Mar", "30 Apr"],
        ),
        ("FREQ=YEARLY", "2024-02-29", ["29 Feb", "29 Feb", "29 Feb", "29 Feb"]),
        ("FREQ=WEEKLY;UNTIL=20260120", "2026-01-06", ["6 Jan", "13 Jan", "20 Jan"]),
        ("FREQ=WEEKLY;BYDAY=MO,SA;BYSETPOS=1", "2010-01-01", ["1 Jan", "4 Jan", "11 Jan", "18 Jan"]),
        ("FREQ=WEEKLY;BYDAY=TU;COUNT=3", "2026-01-05", ["5 Jan", "6 Jan", "13 Jan"]),
    ],
)
def test_a_series_is_on_these_days(rule: str, first: str, days: list[str]) -> None:
    assert [line[:6].lstrip("0") for line in laid_out(rule, f"{first} 18:00", "UTC", limit=4)] == days


@given(rules(), walls)
def test_each_day_is_the_one_that_another_library_finds(rule: Rule, first: datetime) -> None:
    through = date(first.year + 5, 12, 31)
    ends = f"{datetime.combine(rule.until, first.time()):%Y%m%dT%H%M%S}" if rule.until else ""
    text = write_rule(rule, until=ends)
    if not rule.count and not rule.until:
        text += f";UNTIL={through:%Y%m%d}T235959"
    if rule.count and not begins_with(rule, first.date()):
        return  # whether the first date counts is told in another test
    if rule.every is Every.WEEK and rule.positions:
        return  # the other one counts the first week from the first date, and not from its beginning as RFC 5545 says
    expected = {at.date() for at in rrulestr(text, dtstart=first)}
    if not rule.until or rule.until >= first.date():
        expected.add(first.date())
    assert list(days_of(rule, first.date(), since=date.min, through=through)) == sorted(
        day for day in expected if day <= through
    )


@given(
    rules(),
    walls,
    st.sampled_from(ZONES).map(ZoneInfo),
    st.tuples(walls, st.integers(0, 4000)),
    st.integers(1, 50),
)
def test_a_window_holds_just_the_dates_that_begin_in_it(
    rule: Rule, first: datetime, zone: ZoneInfo, window: tuple[datetime, int], limit: int
) -> None:
    begins = window[0].replace(tzinfo=UTC)
    ends = begins + timedelta(days=window[1])
    found = starts(rule, first, zone, since=begins, before=ends, limit=limit)
    everything = starts(rule, first, zone, since=LONG_AGO, before=FAR_AHEAD, limit=20_000)
    assert found == [start for start in everything if begins <= start.at < ends][:limit]
    assert all(earlier.at < later.at for earlier, later in pairwise(everything))


@given(rules(), walls, st.sampled_from(ZONES).map(ZoneInfo))
def test_each_date_has_the_hour_of_the_first(rule: Rule, first: datetime, zone: ZoneInfo) -> None:
    found = starts(rule, first, zone, since=LONG_AGO, before=FAR_AHEAD, limit=50)
    assert {start.wall.time() for start in found} <= {first.time()}
    assert len(found) <= (rule.count or 50)
    assert all(not rule.until or start.wall.date() <= rule.until for start in found)


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=DAILY;INTERVAL=7;BYDAY=WE",
        "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=300",
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31;BYDAY=MO",
    ],
)
def test_a_rule_that_names_no_day_holds_nobody_up(rule: str) -> None:
    """The library that looks on until the year 9999 takes seconds for each of these."""
    began = process_time()
    assert len(laid_out(rule, "2026-01-06 18:00", "UTC")) == 1
    assert process_time() - began < 1


def test_a_series_from_long_ago_is_looked_at_in_its_window_alone() -> None:
    first = datetime(1900, 1, 1, 9)
    rule = read_rule("FREQ=DAILY", first=first, zone=NEW_YORK)
    began = process_time()
    for _ in range(100):
        found = starts(
            rule,
            first,
            NEW_YORK,
            since=datetime(2026, 1, 1, tzinfo=UTC),
            before=datetime(2026, 1, 8, tzinfo=UTC),
        )
    assert len(found) == 7
    assert process_time() - began < 1


def test_what_happens_once_is_in_its_window_or_not() -> None:
    first = datetime.combine(date(2026, 3, 3), time(18))
    march = starts(
        None, first, NEW_YORK, since=datetime(2026, 3, 1, tzinfo=UTC), before=datetime(2026, 4, 1, tzinfo=UTC)
    )
    assert [start.wall for start in march] == [first]
    assert starts(None, first, NEW_YORK, since=datetime(2026, 4, 1, tzinfo=UTC), before=FAR_AHEAD) == []


@pytest.mark.parametrize(
    ("rule", "begins"),
    [("FREQ=WEEKLY;BYDAY=TU", True), ("FREQ=WEEKLY;BYDAY=WE", False), ("FREQ=WEEKLY", True)],
)
def test_a_form_can_tell_a_first_date_that_the_rule_does_not_name(rule: str, begins: bool) -> None:
    first = datetime(2026, 1, 6, 18)
    assert begins_with(read_rule(rule, first=first, zone=NEW_YORK), first.date()) is begins
