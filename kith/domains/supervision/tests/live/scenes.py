"""Sessions to begin with, and a way to play moves one after another."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from kith.domains.supervision.formats.shipped import shipped
from kith.domains.supervision.live.moves import gather, go_next, start
from kith.domains.supervision.live.people import bring, come, hear
from kith.domains.supervision.live.refusing import Refusal
from kith.domains.supervision.live.state import State

NOON = datetime(2026, 12, 1, 12, tzinfo=UTC)
ANA, BO, CHI, DEE, EVE = 1, 2, 3, 4, 5


def after(**passed: float) -> datetime:
    return NOON + timedelta(**passed)


def made(move: Callable[..., State | Refusal], state: State, **asked: Any) -> State:
    """The state after a move that must be made."""
    answer = move(state, **asked)
    assert isinstance(answer, State), answer
    return answer


def together(code: str, *people: int, trained: tuple[int, ...] = (), rounds: bool = False) -> State:
    """People who came, a second after each other before noon; the first who may moderates."""
    shape = shipped()[code]["en"].shape
    state = gather(shape if rounds else shape.without_rounds())
    for person in people:
        state = made(come, state, person=person, moment=NOON, is_trained=person in trained)
    return state


def started(
    code: str, *people: int, presenter: int | None = None, trained: tuple[int, ...] = (), rounds: bool = False
) -> State:
    """A session in its first step at noon."""
    state = together(code, *people, trained=trained, rounds=rounds)
    assert state.moderator is not None
    if presenter is not None:
        state = made(bring, state, person=presenter, by=state.moderator, moment=NOON)
    assert state.moderator is not None
    return made(start, state, by=state.moderator, moment=NOON)


def on_to(state: State, key: str, *, moment: datetime) -> State:
    """Moved on until a step, with everyone there heard."""
    for person in state.people:
        state = made(hear, state, person=person, moment=moment)
    while state.frame is None or state.frame.key != key:
        assert state.moderator is not None
        assert state.step is not None
        state = made(go_next, state, by=state.moderator, seen=state.step, moment=moment)
    return state
