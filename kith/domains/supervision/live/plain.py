"""A session as JSON, and back."""

from datetime import datetime
from typing import Any

from kith.domains.supervision.formats.framing import frame_from_plain, frame_to_plain
from kith.domains.supervision.formats.shapes import Facilitator
from kith.domains.supervision.live.state import Round, State, Turn

Plain = dict[str, Any]
MOMENTS = ("began_at", "paused_at", "listening_since", "started_at", "finished_at")
AS_THEY_ARE = ("moderator", "presenter", "secretary", "step", "extra")


def to_plain(state: State) -> Plain:
    return {
        "frames": [frame_to_plain(each) for each in state.frames],
        "facilitator": state.facilitator.value,
        "people": [[person, heard.isoformat()] for person, heard in state.people.items()],
        "trained": sorted(state.trained),
        "skipped": sorted(state.skipped),
        "method": state.method,
        "round": _round(state.round),
        **{name: getattr(state, name) for name in AS_THEY_ARE},
        **{name: _said(getattr(state, name)) for name in MOMENTS},
    }


def from_plain(plain: Plain) -> State:
    moments: Plain = {name: _moment(plain[name]) for name in MOMENTS}
    as_they_are: Plain = {name: plain[name] for name in AS_THEY_ARE}
    return State(
        frames=tuple(frame_from_plain(each) for each in plain["frames"]),
        facilitator=Facilitator(plain["facilitator"]),
        people={person: datetime.fromisoformat(heard) for person, heard in plain["people"]},
        trained=frozenset(plain["trained"]),
        skipped=frozenset(plain["skipped"]),
        method=plain.get("method", ""),  # what began before there was one has none
        round=_round_from(plain["round"]),
        **as_they_are,
        **moments,
    )


def _round(round_: Round) -> Plain:
    turn = round_.turn
    return {
        "had": list(round_.had),
        "turn": [turn.person, turn.began_at.isoformat(), turn.seconds] if turn else None,
        "waiting": list(round_.waiting),
    }


def _round_from(plain: Plain) -> Round:
    turn = None
    if plain["turn"]:
        person, began_at, seconds = plain["turn"]
        turn = Turn(person, datetime.fromisoformat(began_at), seconds)
    return Round(tuple(plain["had"]), turn, tuple(plain["waiting"]))


def _said(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None


def _moment(said: str | None) -> datetime | None:
    return datetime.fromisoformat(said) if said else None
