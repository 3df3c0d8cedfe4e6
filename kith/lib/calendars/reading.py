"""Reads a calendar by strangers: what can be read comes in, and what cannot is told with its line.

No bytes are too strange, and none are too many: a file is read to a limit, and no rule is laid out.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from kith.lib.archives.text import one_line
from kith.lib.calendars.components import Component, components
from kith.lib.calendars.content_lines import properties
from kith.lib.calendars.fault_list import FaultList
from kith.lib.calendars.faults import Fault, Reason
from kith.lib.calendars.reading_events import EventReader, Found
from kith.lib.calendars.shapes import Entry, Moved, State
from kith.lib.calendars.strange_zones import Zones, known_zone

MOST_EVENTS = 2000
LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Calendar:
    """What a file held. `name` is what it calls itself, if it does."""

    name: str
    entries: tuple[Entry, ...]
    faults: tuple[Fault, ...]


def read(data: bytes, *, home: str) -> Calendar:
    """The entries of an iCalendar file in their order; a time without a zone is one of the zone `home`."""
    faults, zones = FaultList(), Zones(home)
    events: list[Component] = []
    calendar = Component("VCALENDAR", 1)
    for one in components(properties(data)):
        if isinstance(one, Fault):
            faults.add(one)
        elif one.name == "VTIMEZONE":
            zones.learn(one)
        elif one.name == "VCALENDAR":
            calendar = one
        elif len(events) <= MOST_EVENTS:
            events.append(one)
    if len(events) > MOST_EVENTS:
        faults.tell(Reason.TOO_MANY, events[MOST_EVENTS].line, str(MOST_EVENTS))
    reader = EventReader(zones, faults, own_zone=known_zone(calendar.value("X-WR-TIMEZONE")))
    found = list(filter(None, map(reader.read, events[:MOST_EVENTS])))
    if not events:
        faults.tell(Reason.NO_CALENDAR)
    entries = tuple(_gathered(found, reader, faults))
    name = calendar.value("X-WR-CALNAME") or calendar.value("NAME")
    return Calendar(one_line(name), _withdrawn(entries, calendar), faults.listed())


def _gathered(found: list[Found], reader: EventReader, faults: FaultList) -> Iterator[Entry]:
    """Each entry once, with the dates of it that differ; a date whose series is not there stands for itself."""
    series = _series(found, faults)
    dates: dict[str, dict[datetime, Found]] = {}
    for one in found:
        if one.date_of and (whole := series.get(one.entry.uid)):
            of_series = dates.setdefault(one.entry.uid, {})
            was = reader.wall(one.date_of, whole.entry)
            of_series[was] = _newer(of_series.get(was), one)
        elif one.date_of:
            mark = f"{one.entry.uid}/{one.date_of.wall:%Y%m%dT%H%M%S}"
            series.setdefault(mark, replace(one, entry=replace(one.entry, uid=mark)))
    for uid, one in series.items():
        yield _with_dates(one.entry, dates.get(uid, {}))


def _series(found: list[Found], faults: FaultList) -> dict[str, Found]:
    """What is no date of anything else, each the newest of its name."""
    series: dict[str, Found] = {}
    for one in found:
        if one.date_of is None:
            if one.entry.uid in series:
                faults.tell(Reason.TWICE, one.line)
            series[one.entry.uid] = _newer(series.get(one.entry.uid), one)
    return series


def _with_dates(entry: Entry, dates: dict[datetime, Found]) -> Entry:
    gone = {was for was, one in dates.items() if one.entry.state == State.CANCELLED}
    moved = tuple(Moved(was, one.entry) for was, one in sorted(dates.items(), key=_was) if was not in gone)
    cancelled = {*entry.cancelled, *gone} - {one.was for one in moved}
    return replace(entry, cancelled=tuple(sorted(cancelled)), moved=moved)


def _withdrawn(entries: tuple[Entry, ...], calendar: Component) -> tuple[Entry, ...]:
    """A file that cancels says so once, for all that is in it."""
    if calendar.value("METHOD").upper() != "CANCEL":
        return entries
    return tuple(replace(entry, state=State.CANCELLED) for entry in entries)


def _newer(held: Found | None, one: Found) -> Found:
    return max(held or one, one, key=_newness)


def _newness(one: Found) -> tuple[int, datetime, int]:
    return one.entry.sequence, one.entry.changed or LONG_AGO, one.line


def _was(pair: tuple[datetime, Found]) -> datetime:
    return pair[0]
