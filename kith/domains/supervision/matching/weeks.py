"""The half hours of a week: from clocks on walls to the world's own time, and as bits of a number.

A week comes round again: what is free late on Sunday goes on early on Monday. So no zone stands at the edge of it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

SLOTS = 7 * 48
QUARTER = timedelta(minutes=15)
_ALL = (1 << SLOTS) - 1


@dataclass(frozen=True, slots=True)
class Wall:
    """A time in which someone is free each week, on the clock on their wall: Monday is 0, midnight as an end is that of the day."""

    day: int
    begins: time
    ends: time


def free_slots(walls: Iterable[Wall], zone: ZoneInfo, monday: date) -> frozenset[int]:
    """The half hours of the world's own time that lie wholly in what is free in the week of that Monday.

    Looked at by quarters, since some zones stand at 45 minutes. An hour that the clock leaves out is none, one that it shows twice is two.
    """
    free = {quarter for wall in walls for quarter in _quarters(wall, zone, monday)}
    return frozenset(slot for slot in range(SLOTS) if 2 * slot in free and 2 * slot + 1 in free)


def _quarters(wall: Wall, zone: ZoneInfo, monday: date) -> Iterator[int]:
    day = monday + timedelta(days=wall.day)
    shown = datetime.combine(day, wall.begins)
    ends = datetime.combine(day, wall.ends)
    ends += timedelta(days=wall.ends == time.min)
    first = datetime.combine(monday, time.min, UTC)
    while shown < ends:
        for fold in (0, 1):
            instant = shown.replace(tzinfo=zone, fold=fold).astimezone(UTC)
            if instant.astimezone(zone).replace(tzinfo=None) == shown:
                yield (instant - first) // QUARTER % (2 * SLOTS)
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
        found &= (free >> later) | (free << (SLOTS - later))
    return found & _ALL


def covered(starts: int, length: int) -> int:
    """The slots of all meetings of that length that begin there."""
    found = starts
    for later in range(1, length):
        found |= (starts << later) | (starts >> (SLOTS - later))
    return found & _ALL


def spans(slots: int) -> int:
    """How many stretches there are, each slot beside the next."""
    if slots == _ALL:
        return 1
    return (slots & ~((slots << 1) | (slots >> (SLOTS - 1)))).bit_count()
