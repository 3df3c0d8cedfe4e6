"""What we write is read by us as it was, and by another library as the same dates."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import recurring_ical_events
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from kith.lib.calendars.occurrences import occurrences
from kith.lib.calendars.reading import read
from kith.lib.calendars.shapes import Entry
from kith.lib.calendars.tests.samples import entries
from kith.lib.calendars.writing import feed

SINCE, BEFORE = datetime(2014, 1, 1, tzinfo=UTC), datetime(2018, 1, 1, tzinfo=UTC)

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
@given(st.lists(entries(), min_size=1, max_size=2))
def test_another_library_finds_the_same_dates(written: list[Entry]) -> None:
    for entry in written:
        assume(not _meets_itself(entry))
        ours = {
            (one.starts, one.ends, one.entry.title)
            for one in occurrences(entry, since=SINCE, before=BEFORE, limit=5000)
        }
        assert ours == _theirs(entry)


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


def _theirs(entry: Entry) -> set[tuple[datetime, datetime, str]]:
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
