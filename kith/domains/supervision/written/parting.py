"""What becomes of a session when people go from its circle, or when the circle ends."""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime

from kith.domains.supervision.written.moves import leave
from kith.domains.supervision.written.state import State, settled


def stop(state: State, *, moment: datetime) -> State:
    """The circle ends, and what runs in it ends too."""
    now = settled(state, moment)
    return now if now.closed_at else replace(now, closed_at=moment)


def part(state: State, *, here: Collection[int], moment: datetime) -> State:
    """Nobody waits any longer for those who are not `here`. If it was theirs who brought something, it is over."""
    now = settled(state, moment)
    if now.closed_at:
        return now
    now = replace(now, invited=now.invited & frozenset(here))
    for person in now.people:
        left = now if person in here else leave(now, person=person, moment=moment)
        now = left if isinstance(left, State) else now
    return now.advanced(moment) if now.closed_at is None and now.has_all else now
