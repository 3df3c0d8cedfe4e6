"""What we write is read by us as it was, and by another library as the same dates."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
import recurring_ical_events
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from kith.lib.calendars.occurrences import clock_of, occurrences
from kith.lib.calendars.reading import read
from kith.lib.calendars.rules import Every, Rule
from kith.lib.calendars.shapes import Entry
from kith.lib.calendars.tests.samples import entries
from kith.lib.calendars.writing import feed

pytestmark = pytest.mark.slow

SINCE, BEFORE = datetime(2014, 1, 1, tzinfo=UTC), datetime(2018, 1, 1, tzinfo=UTC)

Date = tuple[datetime, datetime, str]
heavy = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow]
)


@heavy
@given(st.lists(entries(), max_size=3))
def test_each_entry_comes_back_as_it_was(written: list[Entry]) -> None:
    calendar = read(feed(written, name="Kith"), home="Asia/Tokyo")
    assert calendar.entries == tuple(written)
    assert calendar.name == "Kith"
    assert [fault.reason for fault in calendar.faults] == ([] if written else ["no_calendar"])


@heavy
@example(
    [
        Entry(
            uid="night",
            title="",
            start=datetime(2010, 1, 1),
            length=timedelta(hours=2),
            zone="America/New_York",
            rule=Rule(Every.DAY),
        )
    ]
)
@given(st.lists(entries(), min_size=1, max_size=2))
def test_another_library_finds_the_same_dates(written: list[Entry]) -> None:
    for entry in written:
        assume(not _meets_itself(entry))
        ours = {
            (one.starts, one.ends, one.entry.title)
            for one in occurrences(entry, since=SINCE, before=BEFORE, limit=5000)
        }
        assert _agreed(ours, of=entry) == _agreed(_theirs(entry), of=entry)


def _agreed(dates: set[Date], *, of: Entry) -> set[tuple[datetime, datetime | None, str]]:
    """Where clocks are turned while something lasts, programs disagree about when it ends; never about when it begins."""
    return {(begins, None if _is_turned(begins, of) else ends, title) for begins, ends, title in dates}


def _is_turned(begins: datetime, entry: Entry) -> bool:
    each = [entry, *(moved.now for moved in entry.moved)]
    latest = begins + max(one.length for one in each) + timedelta(hours=3)
    return any(
        begins.astimezone(clock_of(one)).utcoffset() != latest.astimezone(clock_of(one)).utcoffset()
        for one in each
    )


def _meets_itself(entry: Entry) -> bool:
    """A date that is moved or added though it is none of the series, or cancelled: programs disagree about it."""
    without = replace(entry, moved=(), cancelled=(), added=())
    days = {
        one.was
        for one in occurrences(
            without, since=SINCE - timedelta(days=5000), before=BEFORE + timedelta(days=7000), limit=20_000
        )
    }
    return any(moved.was not in days for moved in entry.moved) or bool(
        {*entry.added} & {*days, *entry.cancelled}
    )


def _theirs(entry: Entry) -> set[Date]:
    calendar = Calendar.from_ical(feed([entry]))
    found = recurring_ical_events.of(calendar).between(SINCE - timedelta(days=2), BEFORE + timedelta(days=2))
    dates = {(_at(one["DTSTART"].dt), _at(one.end), str(one["SUMMARY"])) for one in found}
    return {date for date in dates if SINCE <= date[0] < BEFORE}


def _at(told: object) -> datetime:
    assert hasattr(told, "year")
    if isinstance(told, datetime):
        return told.astimezone(UTC)
    return datetime(told.year, told.month, told.day, tzinfo=UTC)  # type: ignore[attr-defined]


def test_a_long_feed_is_read_back_whole() -> None:
    one = Entry("0", "Tea", datetime(2026, 3, 3, 18), timedelta(hours=1), "Europe/Madrid")
    many = [replace(one, uid=str(number), start=one.start + timedelta(days=number)) for number in range(300)]
    assert list(read(feed(many), home="UTC").entries) == many
