"""One event of a strange calendar becomes a plain value."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import NAMESPACE_URL, uuid5

from kith.lib.calendars.components import Component
from kith.lib.calendars.content_lines import Property
from kith.lib.calendars.fault_list import FaultList
from kith.lib.calendars.faults import Reason
from kith.lib.calendars.occurrences import clock_of
from kith.lib.calendars.reading_words import UID_LENGTH, with_words
from kith.lib.calendars.rule_text import read_rule
from kith.lib.calendars.rules import Rule, RuleRefused
from kith.lib.calendars.shapes import Entry
from kith.lib.calendars.strange_times import Told, length_of, time_of, times_of
from kith.lib.calendars.strange_zones import Zones
from kith.lib.calendars.wall_times import moment
from kith.lib.zones import zone

A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Found:
    """An entry and the line where it began. `date_of` is set on one date of a series that differs from the others."""

    entry: Entry
    line: int
    date_of: Told | None = None


class EventReader:
    """`own_zone` is the one that the whole calendar names, if it does."""

    def __init__(self, zones: Zones, faults: FaultList, *, own_zone: str) -> None:
        self.zones, self.faults, self.own_zone = zones, faults, own_zone
        self.home = own_zone or zones.home

    def read(self, event: Component) -> Found | None:
        """None when nobody can tell when it begins."""
        start = event.first("DTSTART")
        told = self._time(start) if start else None
        if told is None:
            self.faults.tell(Reason.NO_START, start.line if start else event.line)
            return None
        if told.is_utc and self.own_zone and not event.first("RRULE") and not event.first("RDATE"):
            told = Told(told.on_wall(zone(self.own_zone), home=self.home), zone=self.own_zone)
        bare = Entry(
            uid=self._uid(event, told),
            title="",
            start=told.wall,
            length=timedelta(),
            zone="" if told.is_day else "UTC" if told.is_utc else told.zone or self._floating(start),
            is_whole_days=told.is_day,
            line=event.line,
        )
        entry = with_words(self._with_dates(bare, event), event, self.faults)
        return Found(entry, event.line, self._date_of(event, told))

    def wall(self, told: Told, entry: Entry) -> datetime:
        """A date of the series as its wall has it. A day alone means the date on that day."""
        if entry.is_whole_days or told.is_day:
            return datetime.combine(told.wall.date(), entry.start.time())
        return told.on_wall(clock_of(entry), home=self.home)

    def _with_dates(self, bare: Entry, event: Component) -> Entry:
        lasting = replace(bare, length=self._length(event, bare))
        if event.first("RECURRENCE-ID"):
            return lasting
        return replace(
            lasting,
            rule=self._rule(event, bare),
            added=tuple(sorted(set(self._dates(event, "RDATE", bare)))),
            cancelled=tuple(sorted(set(self._dates(event, "EXDATE", bare)))),
        )

    def _time(self, one: Property) -> Told | None:
        return time_of(one.value, zone=self._named(one))

    def _named(self, one: Property) -> str:
        """The zone that a line names, or empty."""
        name = one.parameters.get("TZID", "")
        if not name:
            return ""
        found = self.zones.named(name)
        if found is None:
            self.faults.tell_once(Reason.ZONE_UNKNOWN, one.line, self.home, about=name)
            return self.home
        if not found.is_sure:
            self.faults.tell_once(Reason.ZONE_GUESSED, one.line, found.zone, about=name)
        return found.zone

    def _floating(self, one: Property | None) -> str:
        self.faults.tell_once(Reason.NO_ZONE, one.line if one else 1, self.home)
        return self.home

    def _uid(self, event: Component, told: Told) -> str:
        if uid := event.value("UID"):
            return uid if len(uid) <= UID_LENGTH else str(uuid5(NAMESPACE_URL, uid))
        self.faults.tell(Reason.NO_UID, event.line)
        return str(uuid5(NAMESPACE_URL, f"{told.wall} {told.zone} {event.value('SUMMARY')}"))

    def _date_of(self, event: Component, start: Told) -> Told | None:
        """Which date of its series this is, if it is one; where nobody can read that, the one that begins so."""
        one = event.first("RECURRENCE-ID")
        if one is None:
            return None
        if "RANGE" in one.parameters:
            self.faults.tell(Reason.PART_OF_SERIES, one.line)
        told = self._time(one)
        if told is None:
            self.faults.tell(Reason.BAD_VALUE, one.line, one.value[:60])
        return told or start

    def _dates(self, event: Component, name: str, entry: Entry) -> Iterator[datetime]:
        for one in event.all(name):
            for told in times_of(one, zone=self._named(one)):
                if told:
                    yield self.wall(told, entry)
                elif one.value:
                    self.faults.tell(Reason.BAD_VALUE, one.line, one.value[:60])

    def _rule(self, event: Component, entry: Entry) -> Rule | None:
        one = event.first("RRULE")
        if one is None:
            return None
        try:
            return read_rule(one.value, first=entry.start, zone=clock_of(entry))
        except RuleRefused as refused:
            self.faults.tell(Reason.RULE, one.line, str(refused))
            return None

    def _length(self, event: Component, entry: Entry) -> timedelta:
        """By its end or by how long it lasts; else a day if it is told in days, and no time if not."""
        usual = A_DAY if entry.is_whole_days else timedelta()
        one = event.first("DTEND") or event.first("DURATION")
        if one is None:
            return usual
        if (end := self._end(one, entry)) is None:
            self.faults.tell(Reason.BAD_VALUE, one.line, one.value[:60])
            return usual
        length = end - moment(entry.start, clock_of(entry))
        if length < timedelta():
            self.faults.tell(Reason.END_BEFORE_START, one.line)
        return max(length, usual)

    def _end(self, one: Property, entry: Entry) -> datetime | None:
        there = clock_of(entry)
        if one.name == "DURATION":
            lasts = length_of(one.value)
            return moment(entry.start + lasts[0], there) + lasts[1] if lasts else None
        told = self._time(one)
        return moment(told.on_wall(there, home=self.home), there) if told else None
