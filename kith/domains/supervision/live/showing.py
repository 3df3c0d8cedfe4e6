"""What every device shows at a moment."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from hashlib import sha256

from kith.domains.supervision.formats.shapes import Doing, Facilitator, Frame
from kith.domains.supervision.live.mending import mended
from kith.domains.supervision.live.state import State


class Phase(StrEnum):
    GATHERING = "gathering"
    RUNNING = "running"
    PAUSED = "paused"
    OVER = "over"


class WaitsFor(StrEnum):
    """Without whom it does not go on. Nobody is hurried: what runs, runs on."""

    MODERATOR = "moderator"
    TRAINED = "trained"


@dataclass(frozen=True)
class Clock:
    """It stops nobody: when its time is reached it says so, and counts on."""

    seconds: int
    passed: int

    @property
    def left(self) -> int:
        return max(self.seconds - self.passed, 0)

    @property
    def over(self) -> int:
        return max(self.passed - self.seconds, 0)

    @property
    def is_reached(self) -> bool:
        return self.passed >= self.seconds

    @property
    def passed_told(self) -> str:
        return _told(self.passed)

    @property
    def whole_told(self) -> str:
        return _told(self.seconds)


@dataclass(frozen=True)
class Shown:
    """`number` of `steps` is the step as people count. `turn` and `turn_clock` are of whoever has the word in a round."""

    phase: Phase
    frame: Frame | None
    following: Frame | None
    number: int
    steps: int
    clock: Clock | None
    moderator: int | None
    presenter: int | None
    secretary: int | None
    speakers: frozenset[int]
    turn: int | None
    turn_clock: Clock | None
    to_come: tuple[int, ...]
    away: frozenset[int]
    waits_for: WaitsFor | None
    method: str

    @property
    def presenter_does(self) -> Doing | None:
        return self.frame.presenter if self.frame else None

    @property
    def mark(self) -> str:
        """Devices that show the same have the same, whatever their clocks say."""
        lengths = [clock.seconds for clock in (self.clock, self.turn_clock) if clock]
        roles = (self.moderator, self.presenter, self.secretary, self.turn, self.to_come)
        people = (sorted(self.speakers), sorted(self.away))
        shown = (self.phase.value, self.number, lengths, roles, people, self.method)
        return sha256(repr(shown).encode()).hexdigest()[:16]


def _told(seconds: int) -> str:
    return f"{seconds // 60}:{seconds % 60:02}"


def at(state: State, moment: datetime) -> Shown:
    now = mended(state, moment)
    turn, frame = now.round.turn, now.frame
    after = now.frames[now.step + 1 :] if now.step is not None else ()
    return Shown(
        phase=_phase(now), frame=frame, following=after[0] if after else None,
        number=0 if now.step is None else now.step + 1, steps=len(now.frames),
        clock=_clock(now, now.began_at, now.seconds, moment),
        moderator=now.moderator, presenter=now.presenter, secretary=now.secretary,
        speakers=frozenset(each for each in now.people if now.may_speak(each)),
        turn=turn.person if turn else None,
        turn_clock=_clock(now, turn.began_at, turn.seconds, moment) if turn else None,
        to_come=now.round.waiting, away=frozenset(now.people) - set(now.here(moment)), waits_for=_waits_for(now),
        method=now.method,
    )  # fmt: skip


def _phase(state: State) -> Phase:
    if state.finished_at:
        return Phase.OVER
    if state.step is None:
        return Phase.GATHERING
    return Phase.PAUSED if state.paused_at else Phase.RUNNING


def _clock(state: State, since: datetime | None, seconds: int, moment: datetime) -> Clock | None:
    return Clock(seconds, state.passed(since, moment) // timedelta(seconds=1)) if since else None


def _waits_for(state: State) -> WaitsFor | None:
    if state.finished_at or state.moderator is not None:
        return None
    is_trained = state.facilitator is Facilitator.TRAINED
    return WaitsFor.TRAINED if is_trained else WaitsFor.MODERATOR
