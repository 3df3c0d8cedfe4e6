"""What will come, if all who are here stay and keep the roles that they have."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from kith.domains.supervision.live import moves
from kith.domains.supervision.live.state import State


def ahead(state: State, moment: datetime) -> Iterator[State]:
    """The turns that follow in the step that runs, then the steps after it, each as it would begin at this moment."""
    now = replace(state, paused_at=None)
    yield from _turns(now, moment)
    yield from _steps(now, moment)


def _turns(now: State, moment: datetime) -> Iterator[State]:
    while turn := now.round.turn:
        passed = moves.pass_turn(now, of=turn.person, by=turn.person, moment=moment)
        if not isinstance(passed, State):
            return
        yield (now := passed)


def _steps(now: State, moment: datetime) -> Iterator[State]:
    """What cannot begin yet is not foreseen."""
    while now.step is not None and now.step + 1 < len(now.frames):
        begun = moves.begin(now, now.step + 1, moment)
        if not isinstance(begun, State):
            return
        yield (now := begun)
