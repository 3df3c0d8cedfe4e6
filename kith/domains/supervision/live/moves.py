"""What people do with the steps. Each move gives the new state, or says why it is not made."""

from dataclasses import replace
from datetime import datetime, timedelta

from kith.domains.supervision.formats.shapes import Shape
from kith.domains.supervision.live.mending import mended, share
from kith.domains.supervision.live.ready import leading, leading_on, present
from kith.domains.supervision.live.refusing import Refusal
from kith.domains.supervision.live.state import Round, State

LONGEST_EXTENSION = 30  # minutes
FORSAKEN = timedelta(hours=2)  # after this long without anyone, people went and did not say that it is over


def gather(shape: Shape) -> State:
    """A session before it starts, to which people can come. Take `shape.without_rounds()` or `shape.lasting(…)` as you wish."""
    return State(shape.frames, shape.facilitator)


def start(state: State, *, by: int, moment: datetime) -> State | Refusal:
    now = leading(state, by=by, moment=moment)
    if isinstance(now, Refusal):
        return now
    if now.step is not None:
        return Refusal.STARTED
    return begin(replace(now, started_at=moment), 0, moment)


def go_next(state: State, *, by: int, seen: int, moment: datetime) -> State | Refusal:
    """After the last step the session is over."""
    now = leading_on(state, by=by, seen=seen, moment=moment)
    return now if isinstance(now, Refusal) else begin(now, seen + 1, moment)


def skip(state: State, *, by: int, seen: int, moment: datetime) -> State | Refusal:
    """Leave out the step that runs, where the format allows it."""
    now = leading_on(state, by=by, seen=seen, moment=moment)
    if isinstance(now, Refusal):
        return now
    frame = now.frames[seen]
    if not frame.may_be_skipped:
        return Refusal.NOT_SKIPPED
    return begin(replace(now, skipped=now.skipped | {frame.key}), seen + 1, moment)


def again(state: State, *, by: int, seen: int, moment: datetime) -> State | Refusal:
    """Begin the step that runs once more, with all of its time."""
    now = leading_on(state, by=by, seen=seen, moment=moment)
    if isinstance(now, Refusal):
        return now
    return begin(now, seen, moment) if now.frames[seen].may_repeat else Refusal.NOT_REPEATED


def extend(state: State, *, minutes: int, by: int, moment: datetime) -> State | Refusal:
    """In a round the minutes are shared; whoever has the word gets their part of them, too."""
    now = leading(state, by=by, moment=moment)
    if isinstance(now, Refusal):
        return now
    if now.step is None:
        return Refusal.NOT_STARTED
    if not 1 <= minutes <= LONGEST_EXTENSION:
        return Refusal.EXTENSION
    now = replace(now, extra=now.extra + minutes * 60)
    if turn := now.round.turn:
        turn = replace(turn, seconds=max(turn.seconds, share(now, moment)))
    return replace(now, round=replace(now.round, turn=turn))


def pause(state: State, *, by: int, moment: datetime) -> State | Refusal:
    """Anybody may, at any time, and gives no reason."""
    now = present(state, by=by, moment=moment)
    if isinstance(now, Refusal):
        return now
    if now.step is None:
        return Refusal.NOT_STARTED
    return now if now.paused_at else replace(now, paused_at=moment)


def go_on(state: State, *, by: int, moment: datetime) -> State | Refusal:
    """All clocks go on where they stood."""
    now = present(state, by=by, moment=moment)
    if isinstance(now, Refusal) or now.paused_at is None or now.began_at is None:
        return now
    lasted = moment - now.paused_at
    turn = now.round.turn
    if turn:
        turn = replace(turn, began_at=turn.began_at + lasted)
    on = replace(now, paused_at=None, began_at=now.began_at + lasted, round=replace(now.round, turn=turn))
    return mended(on, moment)


def pass_turn(state: State, *, of: int, by: int, moment: datetime) -> State | Refusal:
    """The turn `of` someone is over: they say so themselves, or whoever moderates does."""
    now = present(state, by=by, moment=moment)
    if isinstance(now, Refusal):
        return now
    turn, had, waiting = now.round.turn, now.round.had, now.round.waiting
    if turn is None or turn.person != of:
        return Refusal.MOVED_ON
    if by != of and not now.leads(by):
        return Refusal.NOT_YOUR_TURN
    if now.paused_at:
        return Refusal.PAUSED
    return mended(replace(now, round=Round((*had, of), None, waiting)), moment)


def choose(state: State, *, method: str, by: int, seen: int, moment: datetime) -> State | Refusal:
    """Say in which way the group gives its thoughts. It stands in the steps that follow; until then another can be chosen."""
    now = present(state, by=by, moment=moment)
    if isinstance(now, Refusal):
        return now
    if now.step != seen:
        return Refusal.MOVED_ON
    if method not in now.frames[seen].methods:
        return Refusal.NO_SUCH_METHOD
    return replace(now, method=method) if now.keeps(by) else Refusal.NOT_YOURS_TO_CHOOSE


def finish(state: State, *, by: int, moment: datetime) -> State | Refusal:
    """Whoever moderates ends it; while nobody does, anybody can."""
    now = present(state, by=by, moment=moment)
    if isinstance(now, Refusal):
        return now
    if now.step is None:
        return Refusal.NOT_STARTED
    if now.moderator is not None and not now.leads(by):
        return Refusal.NOT_MODERATING
    return _over(now, moment)


def lapse(state: State, moment: datetime) -> State:
    """As it is at this moment; what all have left is over."""
    if state.finished_at:
        return state
    heard = max(state.people.values(), default=None)
    if heard is None:
        return _over(state, moment)
    return _over(state, heard) if moment - heard > FORSAKEN else state


def begin(state: State, step: int, moment: datetime) -> State | Refusal:
    """A step with all of its time; after the last one, the end."""
    if step == len(state.frames):
        return _over(state, moment)
    if state.frames[step].needs_presenter and state.presenter is None:
        return Refusal.NO_PRESENTER
    return mended(replace(state, step=step, began_at=moment, extra=0, round=Round()), moment)


def _over(state: State, moment: datetime) -> State:
    return replace(
        state, step=None, began_at=None, paused_at=None, extra=0, round=Round(), finished_at=moment
    )
