"""What one person may do now: whatever would be done if they asked for it, and would change something."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from kith.domains.supervision.live import moves, people
from kith.domains.supervision.live.refusing import Refusal
from kith.domains.supervision.live.state import State


class Move(StrEnum):
    START = "start"
    NEXT = "next"
    SKIP = "skip"
    AGAIN = "again"
    EXTEND = "extend"
    PAUSE = "pause"
    GO_ON = "go-on"
    DONE = "done"
    FINISH = "finish"
    LEAVE = "leave"
    HAND_OVER = "hand-over"
    BRING = "bring"
    WRITE_DOWN = "write-down"
    CHOOSE = "choose"


ABOUT_SOMEONE = (Move.HAND_OVER, Move.BRING, Move.WRITE_DOWN)


@dataclass(frozen=True)
class Asked:
    """A move as someone asks for it: `seen` is the step that they saw, `of` is whom it is about, `method` what they choose."""

    move: Move
    by: int
    seen: int = 0
    of: int = 0
    minutes: int = 1
    method: str = ""


@dataclass(frozen=True)
class Offers:
    """`missing` is why there is no next step yet, for whoever could move on. In writing one `says` something while one may speak;
    `output` is what one may keep of the step, and `notes_for` whom one writes notes for.
    """

    moves: frozenset[Move] = frozenset()
    successors: tuple[int, ...] = ()
    presenters: tuple[int, ...] = ()
    secretaries: tuple[int, ...] = ()
    methods: tuple[str, ...] = ()
    missing: Refusal | None = None
    says: bool = False
    output: str = ""
    notes_for: int | None = None


_MAKING: dict[Move, Callable[[State, Asked, datetime], State | Refusal]] = {
    Move.START: lambda state, asked, at: moves.start(state, by=asked.by, moment=at),
    Move.NEXT: lambda state, asked, at: moves.go_next(state, by=asked.by, seen=asked.seen, moment=at),
    Move.SKIP: lambda state, asked, at: moves.skip(state, by=asked.by, seen=asked.seen, moment=at),
    Move.AGAIN: lambda state, asked, at: moves.again(state, by=asked.by, seen=asked.seen, moment=at),
    Move.EXTEND: lambda state, asked, at: moves.extend(state, minutes=asked.minutes, by=asked.by, moment=at),
    Move.PAUSE: lambda state, asked, at: moves.pause(state, by=asked.by, moment=at),
    Move.GO_ON: lambda state, asked, at: moves.go_on(state, by=asked.by, moment=at),
    Move.DONE: lambda state, asked, at: moves.pass_turn(state, of=asked.of, by=asked.by, moment=at),
    Move.FINISH: lambda state, asked, at: moves.finish(state, by=asked.by, moment=at),
    Move.CHOOSE: lambda state, asked, at: moves.choose(state, method=asked.method, by=asked.by, seen=asked.seen, moment=at),
    Move.LEAVE: lambda state, asked, at: people.leave(state, person=asked.by, moment=at),
    Move.HAND_OVER: lambda state, asked, at: people.hand_over(state, to=asked.of, by=asked.by, moment=at),
    Move.BRING: lambda state, asked, at: people.bring(state, person=asked.of, by=asked.by, moment=at),
    Move.WRITE_DOWN: lambda state, asked, at: people.write_down(state, person=asked.of, by=asked.by, moment=at),
}  # fmt: skip


def make(state: State, asked: Asked, moment: datetime) -> State | Refusal:
    return _MAKING[asked.move](state, asked, moment)


def offers(state: State, person: int, moment: datetime) -> Offers:
    here = people.hear(state, person=person, moment=moment)
    if isinstance(here, Refusal):
        return Offers(notes_for=_notes_for(state, person))
    now, turn = here, here.round.turn
    asked = Asked(Move.START, by=person, seen=now.step or 0, of=turn.person if turn else 0)

    def does(move: Move, **more: Any) -> bool:
        answer = make(now, replace(asked, move=move, **more), moment)
        return isinstance(answer, State) and answer != now

    def whom(move: Move) -> tuple[int, ...]:
        return tuple(each for each in now.people if does(move, of=each))

    def which() -> tuple[str, ...]:
        shown = now.frame.methods if now.frame else ()
        return tuple(each for each in shown if does(Move.CHOOSE, method=each))

    return Offers(
        moves=frozenset(_alone(does)), methods=which(),
        successors=whom(Move.HAND_OVER), presenters=whom(Move.BRING), secretaries=whom(Move.WRITE_DOWN),
        missing=_missing(now, replace(asked, move=Move.NEXT if now.step is not None else Move.START), moment),
        says=now.may_speak(person), output=_output(now, person), notes_for=_notes_for(now, person),
    )  # fmt: skip


def _alone(does: Callable[[Move], bool]) -> Iterable[Move]:
    return (move for move in Move if move not in ABOUT_SOMEONE and does(move))


def _missing(state: State, asked: Asked, moment: datetime) -> Refusal | None:
    answer = make(state, asked, moment)
    return answer if answer is Refusal.NO_PRESENTER else None


def _output(state: State, person: int) -> str:
    return state.frame.output if state.frame and state.keeps(person) else ""


def _notes_for(state: State, person: int) -> int | None:
    """Once someone has begun to tell, so that notes never come to another."""
    is_told = state.has_begun_to_tell or state.finished_at is not None
    return state.presenter if person == state.secretary and is_told else None
