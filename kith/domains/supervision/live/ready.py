"""Whether someone may make a move at all, and the state in which they make it."""

from datetime import datetime

from kith.domains.supervision.formats.shapes import Facilitator
from kith.domains.supervision.live.mending import awake
from kith.domains.supervision.live.refusing import Refusal
from kith.domains.supervision.live.state import State


def present(state: State, *, by: int, moment: datetime) -> State | Refusal:
    """For what anybody in the session may do."""
    if state.finished_at:
        return Refusal.FINISHED
    if by not in state.people:
        return Refusal.NOT_THERE
    return awake(state, by, moment)


def leading(state: State, *, by: int, moment: datetime) -> State | Refusal:
    """For what whoever moderates does."""
    now = present(state, by=by, moment=moment)
    if isinstance(now, Refusal) or now.leads(by):
        return now
    if now.moderator is not None:
        return Refusal.NOT_MODERATING
    is_trained = now.facilitator is Facilitator.TRAINED
    return Refusal.NOBODY_TRAINED if is_trained else Refusal.NOBODY_MODERATES


def leading_on(state: State, *, by: int, seen: int, moment: datetime) -> State | Refusal:
    """For what ends a step: the step that they saw must be the one that runs, so two who press at once move it by one."""
    now = leading(state, by=by, moment=moment)
    if isinstance(now, Refusal):
        return now
    if now.step is None:
        return Refusal.NOT_STARTED
    if now.step != seen:
        return Refusal.MOVED_ON
    return Refusal.PAUSED if now.paused_at else now
