"""The steps of a session and their days, as they were and as they are planned."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from kith.domains.supervision.formats.shapes import Frame
from kith.domains.supervision.written.schedule import DAY
from kith.domains.supervision.written.state import State, settled


class Look(StrEnum):
    HELD = "held"
    OPEN = "open"
    AHEAD = "ahead"
    SKIPPED = "skipped"


@dataclass(frozen=True)
class Leg:
    """A step on its way. `first` and `last` are its days where the circle is; nobody keeps those that are over."""

    number: int
    frame: Frame
    look: Look
    first: date | None = None
    last: date | None = None


def legs(state: State, moment: datetime) -> list[Leg]:
    return list(_legs(settled(state, moment)))


def _legs(state: State) -> Iterator[Leg]:
    before = state.schedule.last_day(state.step, opened_at=state.opened_at, given=state.given)
    for at, frame in enumerate(state.frames):
        number = at + 1
        if at < state.step or (at == state.step and state.closed_at):
            yield Leg(number, frame, Look.HELD)
        elif state.closed_at:
            yield Leg(number, frame, Look.SKIPPED)
        elif at == state.step:
            yield Leg(number, frame, Look.OPEN, state.schedule.day_of(state.opened_at), before)
        else:
            first, before = before + DAY, before + DAY * frame.days
            yield Leg(number, frame, Look.AHEAD, first, before)


def share_passed(state: State, moment: datetime) -> float:
    """How much of all its days is over, from 0 to 1; each step weighs as many days as were planned for it."""
    at = settled(state, moment)
    if at.closed_at:
        return 1.0
    whole = sum(each.days for each in at.frames)
    before = sum(each.days for each in at.frames[: at.step])
    of_step = (moment - at.opened_at) / (at.closes_at - at.opened_at)
    return (before + at.frame.days * min(1.0, max(0.0, of_step))) / whole
