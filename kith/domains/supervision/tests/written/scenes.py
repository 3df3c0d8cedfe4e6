"""A session in writing in Madrid, from Monday 2 March 2026 on, and a way to make moves that must be made."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from kith.domains.supervision.formats.shipped import shipped
from kith.domains.supervision.written.moves import begin, enter
from kith.domains.supervision.written.refusing import Refusal
from kith.domains.supervision.written.state import State

MADRID = ZoneInfo("Europe/Madrid")
MONDAY = date(2026, 3, 2)
ANA, BO, CHI, DEE = 1, 2, 3, 4
WRITTEN = shipped()["written"]["en"].shape


def on(day: int, hour: int = 12, minute: int = 0) -> datetime:
    """An hour of a day of March, as clocks show it in Madrid."""
    return datetime(2026, 3, day, hour, minute, tzinfo=MADRID)


def made(move: Callable[..., State | Refusal], state: State, **asked: Any) -> State:
    answer = move(state, **asked)
    assert isinstance(answer, State), answer
    return answer


def opened(*people: int, begins: date = MONDAY, zone: str = "Europe/Madrid", **given: Any) -> State:
    """Ana brings something; the others come in on the first morning."""
    state = begin(WRITTEN, by=ANA, on=begins, zone=zone, **given)
    assert isinstance(state, State)
    for person in people:
        state = made(enter, state, person=person, moment=state.opened_at)
    return state
