"""Hours of the day where a person is. Plain times in, plain times out."""

from datetime import datetime, timedelta


def last(now: datetime, *, hour: int, weekday: int | None = None) -> datetime:
    """The newest moment not after `now` when the clock on the wall showed this hour, on this weekday if one is named.

    `now` carries its time zone; Monday is 0. When the clocks are put forward over the hour, it is the moment after.
    """
    there = now.replace(hour=hour, minute=0, second=0, microsecond=0, fold=0)
    if weekday is not None:
        there -= timedelta(days=(there.weekday() - weekday) % 7)
    step = timedelta(days=1 if weekday is None else 7)
    while there.timestamp() > now.timestamp():
        there -= step
    return there


def is_quiet(now: datetime, *, begins: int, ends: int) -> bool:
    """Whether this hour lies in the quiet ones, which may go over midnight; the same hour twice means none are."""
    if begins <= ends:
        return begins <= now.hour < ends
    return now.hour >= begins or now.hour < ends
