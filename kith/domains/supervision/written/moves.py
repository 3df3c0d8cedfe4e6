"""What people do in a session in writing. Each move gives the new state, or says why it is not made."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date, datetime

from kith.domains.supervision.formats.shapes import Shape, Span, Voice
from kith.domains.supervision.written.refusing import Refusal
from kith.domains.supervision.written.schedule import DAY, Schedule
from kith.domains.supervision.written.state import KEPT, State, settled

KEPT_DAYS = Span(1, 60)


def begin(
    shape: Shape, *, by: int, on: date, zone: str, invited: Collection[int] = (), kept_days: int = KEPT
) -> State | Refusal:
    """Someone opens a session to bring something, from the day on which it begins. People may come in before."""
    if kept_days not in KEPT_DAYS:
        return Refusal.KEPT_TOO_LONG
    schedule = Schedule(on, zone, tuple(each.days for each in shape.steps), shape.most_days)
    return State(
        shape.steps, shape.facilitator, schedule, presenter=by, people=(by,), opened_at=schedule.begin_of(on),
        invited=frozenset(invited), kept_days=kept_days,
    )  # fmt: skip


def enter(state: State, *, person: int, moment: datetime) -> State | Refusal:
    """Someone comes in, and may read what is there. The second one who does moderates, until they hand it over."""
    now = settled(state, moment)
    if now.closed_at:
        return Refusal.OVER
    if person in now.people:
        return now
    return _with_moderator(replace(now, people=(*now.people, person)))


def write(state: State, *, by: int, moment: datetime, passes: bool = False) -> State | Refusal:
    """Someone has written in the open step, or says that they have nothing to add. When all have, the next step opens."""
    now = _running(state, by, moment)
    if isinstance(now, Refusal):
        return now
    if not now.may_write(by):
        return Refusal.NOT_YOUR_STEP
    only_passed = now.passed | {by} if passes and by not in now.written else now.passed - {by}
    now = replace(now, written={**now.written, by: moment}, passed=only_passed)
    return now.advanced(moment) if now.has_all else now


def move_on(state: State, *, by: int, seen: int, moment: datetime) -> State | Refusal:
    """Whoever moderates opens the next step early, once everyone has had a day and something is there."""
    now = _leading(state, by, moment, seen)
    if isinstance(now, Refusal):
        return now
    return why_not_on(now, moment) or replace(now, was_led=True).advanced(moment)


def why_not_on(state: State, moment: datetime) -> Refusal | None:
    """What speaks against opening the next step now."""
    is_alone = state.frame.speakers == {Voice.PRESENTER}
    if not state.written:
        return Refusal.NOTHING_WRITTEN
    return None if is_alone or moment >= state.opened_at + DAY else Refusal.A_DAY_FIRST


def give_day(state: State, *, by: int, seen: int, moment: datetime) -> State | Refusal:
    """Whoever moderates gives the open step one more day, as long as the session does not become too long."""
    now = _leading(state, by, moment, seen)
    if isinstance(now, Refusal):
        return now
    return replace(now, given=now.given + 1, was_led=True) if has_a_day_left(now) else Refusal.LONG_ENOUGH


def has_a_day_left(state: State) -> bool:
    schedule = state.schedule
    return schedule.holds(
        schedule.last_day_of_all(state.step, opened_at=state.opened_at, given=state.given + 1)
    )


def hand_over(state: State, *, to: int, by: int, moment: datetime) -> State | Refusal:
    now = _running(state, by, moment)
    if isinstance(now, Refusal):
        return now
    if not now.leads(by):
        return Refusal.NOT_MODERATING
    if to == now.presenter:
        return Refusal.PRESENTER_DOES_NOT_MODERATE
    return replace(now, moderator=to, was_led=True) if to in now.people else Refusal.NOT_HERE


def leave(state: State, *, person: int, moment: datetime) -> State | Refusal:
    """Someone goes, and gives no reason. If it is theirs who goes, the session is over."""
    now = _running(state, person, moment)
    if isinstance(now, Refusal):
        return now
    if person == now.presenter:
        return replace(now, closed_at=moment)
    moderator = None if person == now.moderator else now.moderator
    people = tuple(each for each in now.people if each != person)
    invited = now.invited - {person}
    left = _with_moderator(replace(now, people=people, invited=invited, moderator=moderator))
    return left.advanced(moment) if left.has_all else left


def close(state: State, *, by: int, moment: datetime) -> State | Refusal:
    """Whoever brought it closes it before its end, and gives no reason."""
    now = _running(state, by, moment)
    if isinstance(now, Refusal):
        return now
    return replace(now, closed_at=moment) if by == now.presenter else Refusal.NOT_YOURS


def _running(state: State, by: int, moment: datetime) -> State | Refusal:
    now = settled(state, moment)
    if now.closed_at:
        return Refusal.OVER
    return now if by in now.people else Refusal.NOT_IN


def _leading(state: State, by: int, moment: datetime, seen: int) -> State | Refusal:
    """For what ends or lengthens a step: the step that they saw must be the one that is open."""
    now = _running(state, by, moment)
    if isinstance(now, Refusal):
        return now
    if not now.leads(by):
        return Refusal.NOT_MODERATING
    return now if now.step == seen else Refusal.MOVED_ON


def _with_moderator(state: State) -> State:
    """The first who came and did not bring it moderates, where nobody does."""
    if state.moderator is not None:
        return state
    first = next((each for each in state.people if each != state.presenter), None)
    return replace(state, moderator=first, was_led=True)
