"""How long someone was there: pure, on plain values."""

from collections.abc import Iterable
from datetime import datetime

Span = tuple[datetime, datetime]


def minutes_within(stays: Iterable[Span], *, begins: datetime, ends: datetime) -> int:
    """Whole minutes of all stays within a span; what two of them share counts once. O(n log n)."""
    total, last = 0.0, begins
    for came, left in sorted(stays):
        since, until = max(came, last), min(left, ends)
        if until > since:
            total += (until - since).total_seconds()
            last = until
    return int(total // 60)
