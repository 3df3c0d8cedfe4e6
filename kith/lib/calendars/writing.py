"""Writes calendars that other programs keep up with: feeds that they fetch, and mails that change one entry.

A program knows an entry by its `uid` and believes the highest `sequence`. The same values give the same bytes.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from icalendar import Calendar, vDuration

from kith.lib.calendars.shapes import Entry, Guest, Moved, State
from kith.lib.calendars.vtimezones import vtimezone
from kith.lib.calendars.writing_events import written_event

PROGRAM = "-//Kith//Calendars//EN"
LOOK_AGAIN = timedelta(hours=6)
END = b"END:VCALENDAR\r\n"


def feed(entries: Iterable[Entry], *, name: str = "", look_again: timedelta | None = LOOK_AGAIN) -> bytes:
    """A calendar to look at again and again, or a file to take along once. It tells nobody who comes."""
    head = _head("PUBLISH")
    if name:
        head.add("NAME", name)
        head.add("X-WR-CALNAME", name)
    if look_again:
        head.add("REFRESH-INTERVAL", look_again, parameters={"VALUE": "DURATION"})
        head.add("X-PUBLISHED-TTL", vDuration(look_again))
    return _written(head, list(entries))


def request(entry: Entry, guests: Sequence[Guest], *, at: datetime) -> bytes:
    """For a mail that puts an entry into the calendar of those who come, or changes what stands there.

    Name only the guest to whom the mail goes: each reads who is named.
    """
    return _written(_head("REQUEST"), [entry], guests=guests, at=at)


def cancellation(
    entry: Entry, guests: Sequence[Guest], *, at: datetime, only: datetime | None = None
) -> bytes:
    """For a mail that takes an entry out of calendars, or of a series `only` the date that began so by its rule."""
    if only is None:
        gone = replace(entry, state=State.CANCELLED, cancelled=(), moved=())
        return _written(_head("CANCEL"), [gone], guests=guests, at=at)
    last_known = {moved.was: moved.now for moved in entry.moved}
    date = replace(
        last_known.get(only, replace(entry, start=only)),
        uid=entry.uid,
        sequence=entry.sequence,
        rule=None,
        added=(),
        cancelled=(),
        moved=(),
        state=State.CANCELLED,
    )
    return _written(_head("CANCEL"), [], of_series=(entry, Moved(only, date)), guests=guests, at=at)


def _head(method: str) -> Calendar:
    head = Calendar()
    for key, value in (
        ("PRODID", PROGRAM),
        ("VERSION", "2.0"),
        ("CALSCALE", "GREGORIAN"),
        ("METHOD", method),
    ):
        head.add(key, value)
    return head


def _written(
    head: Calendar,
    entries: Sequence[Entry],
    *,
    of_series: tuple[Entry, Moved] | None = None,
    guests: Sequence[Guest] = (),
    at: datetime | None = None,
) -> bytes:
    pairs = [(entry, moved) for entry in entries for moved in (None, *entry.moved)]
    pairs += [of_series] if of_series else []
    events = [written_event(entry, moved, guests=tuple(guests), at=at) for entry, moved in pairs]
    opening = head.to_ical().removesuffix(END)
    return b"".join((opening, *_zones(entry for pair in pairs for entry in _told(pair)), *events, END))


def _told(pair: tuple[Entry, Moved | None]) -> Iterator[Entry]:
    entry, moved = pair
    yield entry
    if moved:
        yield moved.now


def _zones(entries: Iterable[Entry]) -> Iterator[bytes]:
    """Each zone that is named, from the first year in which it is."""
    years: dict[str, int] = {}
    for entry in entries:
        if not entry.is_whole_days and entry.zone != "UTC":
            years[entry.zone] = min(entry.start.year, years.get(entry.zone, entry.start.year))
    return (vtimezone(name, year) for name, year in sorted(years.items()))
