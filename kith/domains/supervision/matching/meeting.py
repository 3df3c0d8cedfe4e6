"""When a new circle could meet: of all the times that suit its people, one at which nobody has to rise early or stay up late."""

from collections.abc import Sequence
from dataclasses import dataclass

from kith.domains.supervision.matching.shapes import Circle, Wish
from kith.domains.supervision.matching.weeks import (
    AHEAD,
    WEEK,
    Clocks,
    bits,
    clocks_of,
    mask,
    offsets,
    starts,
)

MINUTES, DAY = 30, 24 * 60
MORNING, EVENING = 9 * 60, 21 * 60
WORLD = "UTC"


@dataclass(frozen=True, slots=True)
class Meeting:
    """It begins in that slot, and is kept by the clock of that zone."""

    slot: int
    zone: str


def first_meeting(circle: Circle, people: Sequence[Wish], *, length: int, year: int) -> Meeting:
    """By the clock of the first of these people, if it can be kept by that; else by one that can."""
    zones = [each.zone for each in people]
    there = _by_clocks([*zones, WORLD], year)
    able = [slot for slot in bits(starts(mask(circle.slots), length)) if Clocks(slot // WEEK) in there]

    def burden(slot: int) -> tuple[int, int, bool, int]:
        each = [_outside(slot, zone, length, year) for zone in zones]
        return max(each), sum(each), there[Clocks(slot // WEEK)] != zones[0], slot

    slot = min(able, key=burden)
    return Meeting(slot, there[Clocks(slot // WEEK)])


def _by_clocks(zones: Sequence[str], year: int) -> dict[Clocks, str]:
    """By each clock, the first zone that has it."""
    return {clocks_of(zone, year): zone for zone in reversed(zones)}


def _outside(slot: int, zone: str, length: int, year: int) -> int:
    """How many minutes before morning or after evening it would be there, in the season in which it is worse."""
    ahead = -AHEAD[Clocks(slot // WEEK)]
    january, july = offsets(zone, year)
    shown = (slot * MINUTES + january, (slot + ahead) * MINUTES + july)
    return max(_beyond(minute % DAY, length * MINUTES) for minute in shown)


def _beyond(begins: int, minutes: int) -> int:
    return max(0, MORNING - begins, begins + minutes - EVENING)
