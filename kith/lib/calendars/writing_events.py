"""One entry of a calendar as a VEVENT (RFC 5545, 3.6.1)."""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

from icalendar import Event, vCalAddress, vRecur, vText

from kith.lib.archives.text import clean
from kith.lib.calendars.occurrences import clock_of
from kith.lib.calendars.rule_text import write_rule
from kith.lib.calendars.shapes import Entry, Guest, Moved
from kith.lib.calendars.wall_times import moment, wall_time
from kith.lib.lines import one_line

NEVER = datetime(1970, 1, 1, tzinfo=UTC)


class _Words(vText):
    """Text as it was written (RFC 5545, 3.3.11). The library takes “\\N” in it, as in the path of a file, for the end of a line."""

    def to_ical(self) -> bytes:
        escaped = self.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")
        return escaped.encode()


@lru_cache(maxsize=2000)
def written_event(
    entry: Entry, moved: Moved | None = None, *, guests: tuple[Guest, ...] = (), at: datetime | None = None
) -> bytes:
    """The entry, or the one date of it that was moved; `at` is when the file is written, if that matters.

    Kept, since the same entry stands in the feeds of many, and is asked for again and again.
    """
    told = moved.now if moved else entry
    event = Event()
    event.add("UID", entry.uid)
    event.add("DTSTAMP", (at or told.changed or NEVER).astimezone(UTC))
    _add_times(event, told)
    if moved:
        event.add("RECURRENCE-ID", _shown(entry, moved.was))
    else:
        _add_dates(event, entry)
    _add_words(event, told)
    _add_people(event, told, guests)
    return bytes(event.to_ical())


def _shown(entry: Entry, wall: datetime) -> date:
    return wall.date() if entry.is_whole_days else wall.replace(tzinfo=clock_of(entry))


def _add_times(event: Event, entry: Entry) -> None:
    event.add("DTSTART", _shown(entry, entry.start))
    there = clock_of(entry)
    end = moment(entry.start, there) + entry.length
    wall = wall_time(end, there)
    if moment(wall, there) == end:
        event.add("DTEND", _shown(entry, wall))
    else:  # that wall shows it twice, and the second time is meant
        event.add("DURATION", entry.length)


def _add_dates(event: Event, entry: Entry) -> None:
    if entry.rule:
        event.add("RRULE", vRecur.from_ical(write_rule(entry.rule, until=_until(entry, clock_of(entry)))))
    for name, walls in (("RDATE", entry.added), ("EXDATE", entry.cancelled)):
        if walls:
            days = [_shown(entry, wall) for wall in sorted(walls)]
            event.add(name, days, parameters={"VALUE": "DATE"} if entry.is_whole_days else {})


def _until(entry: Entry, there: ZoneInfo) -> str:
    """The last moment at which the series can start, as files tell it; a day, where all is told in days."""
    last_day = entry.rule.until if entry.rule else None
    if last_day is None or entry.is_whole_days:
        return ""
    last = moment(datetime.combine(last_day, entry.start.time()), there)
    return f"{last.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _add_words(event: Event, entry: Entry) -> None:
    event.add("SUMMARY", _Words(one_line(clean(entry.title))))
    event.add("STATUS", entry.state.value)
    event.add("SEQUENCE", entry.sequence)
    words = (
        ("DESCRIPTION", _Words(clean(entry.description).strip())),
        ("LOCATION", _Words(clean(entry.place).strip())),
        ("URL", entry.url),
        ("GEO", entry.point and tuple(round(part, 5) for part in entry.point)),
        ("LAST-MODIFIED", entry.changed and entry.changed.astimezone(UTC)),
    )
    for name, value in words:
        if value:
            event.add(name, value)


def _add_people(event: Event, entry: Entry, guests: Iterable[Guest]) -> None:
    if entry.organiser:
        event.add("ORGANIZER", _address(entry.organiser.address, CN=entry.organiser.name))
    for guest in guests:
        event.add(
            "ATTENDEE",
            _address(
                guest.address,
                CN=guest.name,
                ROLE="REQ-PARTICIPANT",
                PARTSTAT=guest.answer.value,
                RSVP="FALSE",
            ),
        )


def _address(address: str, **said: str) -> vCalAddress:
    return vCalAddress(
        f"mailto:{address}", params={key: one_line(clean(value)) for key, value in said.items()}
    )
