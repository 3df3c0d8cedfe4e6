"""Times as files write them: on a wall with a zone, in the world's own time, without any zone, or as whole days."""

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from kith.lib.calendars.content_lines import Property
from kith.lib.calendars.wall_times import moment, wall_time
from kith.lib.zones import zone

YEARS = range(1900, 2200)
MOST = 1000

_TIME = re.compile(
    r"([0-9]{4})-?([0-9]{2})-?([0-9]{2})(?:[T ]?([0-9]{2}):?([0-9]{2})(?::?([0-9]{2}))?(?:\.[0-9]+)?(Z?))?",
    re.IGNORECASE,
)
_LENGTH = re.compile(
    r"([+-]?)P(?:([0-9]{1,4})W)?(?:([0-9]{1,4})D)?(?:T(?:([0-9]{1,5})H)?(?:([0-9]{1,6})M)?(?:([0-9]{1,7})S)?)?",
    re.IGNORECASE,
)


class Told(NamedTuple):
    """`wall` is midnight if only the day was told. `is_utc` and `zone` say where that wall stands, if anything does."""

    wall: datetime
    is_day: bool = False
    is_utc: bool = False
    zone: str = ""

    def on_wall(self, there: ZoneInfo, *, home: str) -> datetime:
        """The same moment on a wall there."""
        own = "UTC" if self.is_utc else self.zone or home
        if self.is_day or own == there.key:
            return self.wall
        return wall_time(moment(self.wall, zone(own)), there)


def time_of(text: str, *, zone: str = "") -> Told | None:
    """What a value tells, if it is a time of our age."""
    found = _TIME.fullmatch(text.strip())
    if not found or int(found[1]) not in YEARS:
        return None
    try:
        day = date(int(found[1]), int(found[2]), int(found[3]))
        hour, minute, second = (int(part or 0) for part in found.group(4, 5, 6))
        wall = datetime(day.year, day.month, day.day, hour, minute, min(second, 59))
    except ValueError:
        return None
    return Told(wall, is_day=found[4] is None, is_utc=bool(found[7]), zone=zone)


def times_of(one: Property, *, zone: str = "") -> Iterator[Told | None]:
    """Each time of a list; of a period, its beginning."""
    for text in one.value.split(",")[:MOST]:
        yield time_of(text.partition("/")[0], zone=zone)


def length_of(text: str) -> tuple[timedelta, timedelta] | None:
    """Days by the calendar, and time that passes besides."""
    found = _LENGTH.fullmatch(text.strip())
    if not found or found[1] == "-" or not any(found.groups()[1:]):
        return None
    weeks, days, hours, minutes, seconds = (int(part or 0) for part in found.groups()[1:])
    return timedelta(weeks=weeks, days=days), timedelta(hours=hours, minutes=minutes, seconds=seconds)
