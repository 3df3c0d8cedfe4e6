"""The single dates of an entry, with what was cancelled left out and what was moved where it is now."""

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

from kith.lib.calendars.recurrence import Start, starts
from kith.lib.calendars.rules import MOST_DATES
from kith.lib.calendars.shapes import Entry
from kith.lib.calendars.wall_times import moment
from kith.lib.zones import zone


class Occurrence(NamedTuple):
    """`was` is the start by which the date is known in its series; `entry` tells what holds on this date."""

    starts: datetime
    ends: datetime
    was: datetime
    entry: Entry


def occurrences(
    entry: Entry, *, since: datetime, before: datetime, limit: int = MOST_DATES
) -> list[Occurrence]:
    """The dates that begin from `since` on and before `before`, in their order, as many as `limit`.

    Whole days are counted as the world's own time has them.
    """
    there = clock_of(entry)
    differs = {*entry.cancelled, *(moved.was for moved in entry.moved)}
    usual = starts(entry.rule, entry.start, there, since=since, before=before, limit=limit + len(differs))
    dates = {start.wall: start for start in (*usual, *_added(entry, there)) if start.wall not in differs}
    found = [_occurrence(entry, start) for start in dates.values()]
    found += [
        _occurrence(moved.now, Start(moved.was, moment(moved.now.start, clock_of(moved.now))))
        for moved in entry.moved
    ]
    within = [one for one in found if since <= one.starts < before]
    return sorted(within, key=lambda one: (one.starts, one.was))[:limit]


def clock_of(entry: Entry) -> ZoneInfo:
    return zone("UTC" if entry.is_whole_days else entry.zone)


def _added(entry: Entry, there: ZoneInfo) -> Iterator[Start]:
    return (Start(wall, moment(wall, there)) for wall in entry.added)


def _occurrence(entry: Entry, start: Start) -> Occurrence:
    return Occurrence(start.at, start.at + entry.length, start.wall, entry)
