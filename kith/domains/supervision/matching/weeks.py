"""The half hours of a week: from clocks on walls to the world's own time, and as bits of a number.

A week comes round again: what is free late on Sunday goes on early on Monday. So no zone stands at the edge of it.

A circle meets at the same time on one clock, and that of someone elsewhere may be changed in another season or not at all. So a *slot* says
also by which clocks a meeting is kept: it is a half hour of a week in January, and is free for someone if it still is in July.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import IntEnum
from functools import cache, lru_cache
from zoneinfo import ZoneInfo

WEEK = 7 * 48
HALF_HOUR, QUARTER = timedelta(minutes=30), timedelta(minutes=15)
REMEMBERED = 4096


class Clocks(IntEnum):
    """In which season clocks are an hour ahead: in the northern summer, in the southern one, or in none."""

    NORTH = 0
    STEADY = 1
    SOUTH = 2


AHEAD = {Clocks.NORTH: 2, Clocks.STEADY: 0, Clocks.SOUTH: -2}  # in July beside January, in half hours
SLOTS = len(Clocks) * WEEK
_EACH_WEEK = sum(1 << clocks * WEEK for clocks in Clocks)
_ALL = (1 << SLOTS) - 1


@dataclass(frozen=True, slots=True)
class Wall:
    """A time in which someone is free each week, on the clock on their wall: Monday is 0, midnight as an end is that of the day."""

    day: int
    begins: time
    ends: time


def kept_slots(
    walls: Collection[Wall], zone: ZoneInfo, year: int, *, clocks: Iterable[Clocks]
) -> frozenset[int]:
    """The half hours in which someone is free all year, if a meeting is kept by one of these clocks."""
    january, july = (free_slots(walls, zone, monday) for monday in mondays(year))
    return frozenset(
        each * WEEK + slot for each in clocks for slot in january if (slot - AHEAD[each]) % WEEK in july
    )


def clocks_among(zones: Iterable[str], year: int) -> frozenset[Clocks]:
    """The clocks by which a meeting of people in these zones may be kept; where they differ, also by the world's own time."""
    found = frozenset(clocks_of(zone, year) for zone in zones)
    return found if len(found) == 1 else found | {Clocks.STEADY}


def clocks_of(zone: str, year: int) -> Clocks:
    january, july = offsets(zone, year)
    return Clocks.STEADY if january == july else Clocks.NORTH if january < july else Clocks.SOUTH


@cache
def offsets(zone: str, year: int) -> tuple[int, int]:
    """By how many minutes its clocks are ahead of the world's own time, in January and in July."""
    moments = (datetime.combine(monday, time.min, ZoneInfo(zone)) for monday in mondays(year))
    january, july = ((moment.utcoffset() or timedelta()) // timedelta(minutes=1) for moment in moments)
    return january, july


def mondays(year: int) -> tuple[date, date]:
    """In January and in July, when no clock is changed."""
    return date.fromisocalendar(year, 3, 1), date.fromisocalendar(year, 28, 1)


def moment_of(slot: int, year: int) -> datetime:
    """When a slot begins in January."""
    return datetime.combine(mondays(year)[0], time.min, UTC) + slot % WEEK * HALF_HOUR


def free_slots(walls: Iterable[Wall], zone: ZoneInfo, monday: date) -> frozenset[int]:
    """The half hours of the world's own time that lie wholly in what is free in the week of that Monday.

    Looked at by quarters, since some zones stand at 45 minutes. An hour that the clock leaves out is none, one that it shows twice is two.
    """
    free = frozenset[int]().union(*(_quarters(wall, zone, monday) for wall in walls))
    return frozenset(slot for slot in range(WEEK) if 2 * slot in free and 2 * slot + 1 in free)


@lru_cache(REMEMBERED)
def _quarters(wall: Wall, zone: ZoneInfo, monday: date) -> frozenset[int]:
    """Many are free in the same parts of a week."""
    return frozenset(_each_quarter(wall, zone, monday))


def _each_quarter(wall: Wall, zone: ZoneInfo, monday: date) -> Iterator[int]:
    day = monday + timedelta(days=wall.day)
    shown = datetime.combine(day, wall.begins)
    ends = datetime.combine(day, wall.ends)
    ends += timedelta(days=wall.ends == time.min)
    first = datetime.combine(monday, time.min, UTC)
    while shown < ends:
        for fold in (0, 1):
            instant = shown.replace(tzinfo=zone, fold=fold).astimezone(UTC)
            if instant.astimezone(zone).replace(tzinfo=None) == shown:
                yield (instant - first) // QUARTER % (2 * WEEK)
        shown += QUARTER


def mask(slots: Iterable[int]) -> int:
    """A bit for each slot."""
    found = 0
    for slot in slots:
        found |= 1 << slot
    return found


def bits(mask: int) -> Iterator[int]:
    """The places of the bits that are set, the lowest first."""
    while mask:
        lowest = mask & -mask
        yield lowest.bit_length() - 1
        mask ^= lowest


def starts(free: int, length: int) -> int:
    """Where a meeting of that length can begin."""
    found = free
    for later in range(1, length):
        found &= _turned(free, WEEK - later)
    return found & _ALL


def covered(starts: int, length: int) -> int:
    """The slots of all meetings of that length that begin there."""
    found = starts
    for later in range(1, length):
        found |= _turned(starts, later)
    return found & _ALL


def spans(slots: int) -> int:
    """How many stretches there are, each slot beside the next; by the clocks that leave the most."""
    weeks = (slots >> clocks * WEEK & (1 << WEEK) - 1 for clocks in Clocks)
    return max(1 if week + 1 == 1 << WEEK else (week & ~_turned(week, 1)).bit_count() for week in weeks)


def _turned(slots: int, later: int) -> int:
    """Each slot so much later, where a week comes round again."""
    early = ((1 << later) - 1) * _EACH_WEEK
    return slots << later & ~early & _ALL | slots >> WEEK - later & early
