"""From what a clock on the wall shows to a moment, also on the nights when that clock is turned (RFC 5545, 3.3.5).

Moments are in the world's own time (UTC): Python counts hours on the wall when two times have the same zone.
"""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo


def moment(wall: datetime, zone: ZoneInfo) -> datetime:
    """The moment at which a clock there shows this.

    What it shows twice means the first time. What it never shows, since it is put forward, is as much later as it is put
    forward: 2:30 becomes 3:30.
    """
    return wall.replace(tzinfo=zone, fold=0).astimezone(UTC)


def wall_time(at: datetime, zone: ZoneInfo) -> datetime:
    """What a clock there shows at a moment."""
    return at.astimezone(zone).replace(tzinfo=None, fold=0)


def is_shown(wall: datetime, zone: ZoneInfo) -> bool:
    """Whether a clock there ever shows this."""
    return wall_time(moment(wall, zone), zone) == wall.replace(fold=0)


def is_shown_twice(wall: datetime, zone: ZoneInfo) -> bool:
    first, second = (wall.replace(tzinfo=zone, fold=fold).utcoffset() for fold in (0, 1))
    return first != second and is_shown(wall, zone)
