"""How long someone was there: pure, on plain values."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Protocol

Span = tuple[datetime, datetime]


class _OfSomeone(Protocol):
    person_id: int


def of_each[Row: _OfSomeone](rows: Iterable[Row]) -> dict[int, list[Row]]:
    """What there is of each person, by their keys, in the order in which it came."""
    found = defaultdict[int, list[Row]](list)
    for row in rows:
        found[row.person_id].append(row)
    return dict(found)


def minutes_within(stays: Iterable[Span], *, begins: datetime, ends: datetime) -> int:
    """Whole minutes of all stays within a span; what two of them share counts once. O(n log n)."""
    total, last = 0.0, begins
    for came, left in sorted(stays):
        since, until = max(came, last), min(left, ends)
        if until > since:
            total += (until - since).total_seconds()
            last = until
    return int(total // 60)


@dataclass(frozen=True)
class Interval:
    """From coming to leaving; who is still there has not left. `key` is that of whatever says so."""

    key: int
    came: datetime
    left: datetime | None


def together(intervals: Iterable[Interval], *, within: timedelta) -> list[Interval]:
    """Who comes back so soon did not leave: such intervals become one, by the key of the first. O(n log n)."""
    found: list[Interval] = []
    for each in sorted(intervals, key=lambda one: (one.came, one.key)):
        last = found[-1] if found else None
        if last is None or (last.left is not None and each.came - last.left > within):
            found.append(each)
        else:
            found[-1] = replace(last, left=_later(last.left, each.left))
    return found


def _later(one: datetime | None, other: datetime | None) -> datetime | None:
    return None if one is None or other is None else max(one, other)
