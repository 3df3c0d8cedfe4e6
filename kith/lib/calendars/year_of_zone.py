"""The hours of a zone in the months of a year, by which two zones can be compared."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from itertools import pairwise

from kith.lib.calendars.components import Component
from kith.lib.zones import zone

YEAR = 2026
_OFFSET = re.compile(r"([+-])([0-9]{2}):?([0-9]{2})(?:[0-9]{2})?")
_MONTH = re.compile(r"BYMONTH=([0-9]{1,2})", re.IGNORECASE)
_ONSET = re.compile(r"(?:^|,)([0-9]{4})-?([0-9]{2})")

type Offsets = tuple[timedelta | None, ...]


@dataclass(frozen=True, slots=True)
class Year:
    """How far a zone is before the world's time in each month; None in a month in which the clock is turned."""

    offsets: Offsets

    def is_like(self, other: "Year") -> bool:
        return self.offsets == other.offsets


@lru_cache(maxsize=1000)
def year_of(name: str) -> Year:
    there = zone(name)
    firsts = [datetime(YEAR, month, 1, tzinfo=there).utcoffset() for month in range(1, 13)]
    firsts.append(datetime(YEAR + 1, 1, 1, tzinfo=there).utcoffset())
    return Year(tuple(first if first == later else None for first, later in pairwise(firsts)))


def described(component: Component) -> Year | None:
    """What a file tells of a zone; None when that is not enough."""
    onsets = sorted(filter(None, map(_onset, component.parts)))
    lasting = {offset: month for year, month, offset in onsets if year >= YEAR - 1}
    if len(lasting) == 2:
        (spring, after_spring), (autumn, after_autumn) = sorted(
            (month, offset) for offset, month in lasting.items()
        )
        months = range(1, 13)
        offsets = (after_spring if spring < month < autumn else after_autumn for month in months)
        turns = {spring, autumn}
        return Year(
            tuple(None if month in turns else offset for month, offset in zip(months, offsets, strict=True))
        )
    return Year((onsets[-1][2],) * 12) if onsets else None


def _onset(part: Component) -> tuple[int, int, timedelta] | None:
    """The year and month from which on the clock is so, and how far it is then before the world's time."""
    offset = _OFFSET.fullmatch(part.value("TZOFFSETTO"))
    starts = [
        found
        for one in part.properties
        if one.name in ("DTSTART", "RDATE")
        for found in _ONSET.finditer(one.value)
    ]
    if not offset or not starts:
        return None
    passed = timedelta(hours=int(offset[2]), minutes=int(offset[3]))
    passed = -passed if offset[1] == "-" else passed
    rule = part.value("RRULE").upper()
    if rule and "UNTIL" not in rule:
        named = _MONTH.search(rule)
        return YEAR, int(named[1] if named else starts[0][2]), passed
    year, month = max((int(found[1]), int(found[2])) for found in starts)
    return min(year, YEAR), month, passed
