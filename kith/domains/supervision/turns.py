"""Whose turn it is to moderate, to bring something, or to write down: whoever did it least often, and of these the one for whom it is longest ago.

It knows no tables. Who says “I can” comes first, and who says “not me this time” is passed over without a reason. Who came
later owes nothing for the time before: they begin where those stand who had the fewest turns.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Literal

type Role = Literal["moderator", "presenter", "secretary"]

ROLES: tuple[Role, ...] = ("moderator", "presenter", "secretary")
MEETING: tuple[Role, ...] = ("moderator", "presenter")  # where the format has no secretary
BRINGING: tuple[Role, ...] = ("presenter",)
STEPPED_INTO: tuple[Role, ...] = ("moderator", "secretary")
PROMISED = 2  # of the next meetings turns stay as they are, so that people can prepare
NEVER = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True)
class Peer:
    """Someone who belongs to the circle since a moment."""

    key: int
    since: datetime


@dataclass(frozen=True)
class Turns:
    """One meeting with the roles that it has and whose they are; and, by role, who said “I can” (the first of them first) or “not me”."""

    key: int
    at: datetime
    moderator: int | None = None
    presenter: int | None = None
    secretary: int | None = None
    roles: tuple[Role, ...] = MEETING
    can: dict[Role, tuple[int, ...]] = field(default_factory=dict)
    not_now: dict[Role, frozenset[int]] = field(default_factory=dict)

    def has(self, role: Role) -> int | None:
        held: dict[Role, int | None] = {
            "moderator": self.moderator,
            "presenter": self.presenter,
            "secretary": self.secretary,
        }
        return held[role]

    def given(self, role: Role, to: int | None) -> "Turns":
        if role == "moderator":
            return replace(self, moderator=to)
        return replace(self, presenter=to) if role == "presenter" else replace(self, secretary=to)

    def open(self) -> "Turns":
        """Nobody has a turn of it."""
        return replace(self, moderator=None, presenter=None, secretary=None)

    def others(self, role: Role) -> set[int | None]:
        """Those who have another turn of it."""
        return {self.has(each) for each in ROLES if each != role}


@dataclass
class _Had:
    times: int
    last: datetime


class _Tally:
    """How often each had one role, and when last."""

    def __init__(self, role: Role) -> None:
        self.role, self._had = role, dict[int, _Had]()

    def see(self, peers: Iterable[Peer], at: datetime) -> None:
        """Those who have come by then begin where those stand who had the fewest turns."""
        fewest = min((had.times for had in self._had.values()), default=0)
        for peer in peers:
            if peer.since <= at:
                self._had.setdefault(peer.key, _Had(fewest, NEVER))

    def note(self, turns: Turns) -> None:
        had = self._had.get(turns.has(self.role) or 0)
        if had is not None:
            had.times, had.last = had.times + 1, turns.at

    def order(self, key: int) -> tuple[int, datetime, int]:
        had = self._had[key]
        return had.times, had.last, key


def share(ahead: Sequence[Turns], *, past: Sequence[Turns], peers: Sequence[Peer]) -> list[Turns]:
    """The meetings ahead, in their order, with the turns given anew; those of the next two stay where they can."""
    tallies = [_Tally(role) for role in ROLES]
    for turns in sorted(past, key=lambda each: each.at):
        for tally in tallies:
            tally.see(peers, turns.at)
            tally.note(turns)
    shared = []
    for number, turns in enumerate(sorted(ahead, key=lambda each: each.at)):
        kept = turns if number < PROMISED else turns.open()
        shared.append(_given(kept, tallies, peers))
    return shared


def as_held(planned: Turns, *, does: Mapping[Role, int | None], came: Collection[int] | None = None) -> Turns:
    """Whose turns they were in the end: one that nobody has is theirs who step in. Nobody has two.

    With `came`, those who are not among them give theirs up first.
    """
    held = planned
    for role in STEPPED_INTO:
        if came is not None and held.has(role) not in came:
            held = held.given(role, None)
    for role in STEPPED_INTO:
        if held.has(role) is None and does.get(role) not in held.others(role):
            held = held.given(role, does.get(role))
    return held


def _given(turns: Turns, tallies: Sequence[_Tally], peers: Sequence[Peer]) -> Turns:
    for tally in tallies:
        tally.see(peers, turns.at)
        if tally.role not in turns.roles or turns.has(tally.role) not in _free(turns, tally.role, peers):
            turns = turns.given(tally.role, None)
    for tally in tallies:
        if tally.role in turns.roles:
            turns = turns.given(tally.role, _chosen(turns, tally, peers))
            tally.note(turns)
    return turns


def _chosen(turns: Turns, tally: _Tally, peers: Sequence[Peer]) -> int | None:
    """Nobody has two turns of one meeting; where there is nobody, the turn is open."""
    role = tally.role
    free = _free(turns, role, peers) - turns.others(role)
    for key in (*turns.can.get(role, ()), turns.has(role)):
        if key in free:
            return key
    return min(free, key=tally.order, default=None)


def _free(turns: Turns, role: Role, peers: Sequence[Peer]) -> set[int]:
    """Those who belong by then, and did not pass this turn."""
    return {peer.key for peer in peers if peer.since <= turns.at} - turns.not_now.get(role, frozenset())
