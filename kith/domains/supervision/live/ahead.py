"""What will come, if all who are here stay and keep the roles that they have."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from kith.domains.supervision.live import moves
from kith.domains.supervision.live.refusing import Refusal
from kith.domains.supervision.live.state import State


def steps_ahead(state: State, moment: datetime) -> Iterator[State]:
    """The steps after the one that runs, each as it would begin at this moment. What cannot begin yet is not foreseen."""
    now: State | Refusal = replace(state, paused_at=None)
    while isinstance(now, State) and now.step is not None and now.step + 1 < len(now.frames):
        now = moves.begin(now, now.step + 1, moment)
        if isinstance(now, State):
            yield now
