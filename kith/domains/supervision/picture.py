"""Meetings, or the steps of a session in writing, along a thread, with today between them. A list beside it says the same."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from kith.domains.supervision.models import Meeting
from kith.domains.supervision.written.days import Leg

WIDTH, EDGE = 600, 14
NEXT, ROOM = 3, 30  # below how many dates there are faces, and how far these lie apart
MODERATES, BRINGS = 40, 70


@dataclass(frozen=True)
class Face:
    """Someone who has a turn, as they are woven; so far below the upper edge."""

    y: int
    seed: str


@dataclass(frozen=True)
class Dot:
    """A meeting, as far along the thread as it is in time; `look` names how it is drawn."""

    x: int
    look: str
    is_mine: bool
    faces: tuple[Face, ...] = ()

    @property
    def left(self) -> int:
        """Where a face below it begins."""
        return self.x - EDGE + 1


@dataclass(frozen=True)
class Picture:
    dots: tuple[Dot, ...]
    today: int

    @property
    def has_faces(self) -> bool:
        return any(dot.faces for dot in self.dots)


def drawn(meetings: Sequence[Meeting], *, mine: int | None, now: datetime) -> Picture | None:
    """The meetings in their order; `mine` is the key of the reader's place. Fewer than two make no rhythm that one could see."""
    if len(meetings) < 2:
        return None
    moments = [each.begins_at for each in meetings]
    first, last = min(moments), max(moments)

    def along(at: datetime) -> int:
        share = (at - first) / (last - first) if last > first else 0.5
        return _at(min(1.0, max(0.0, share)))

    places = [along(at) for at in moments]
    faced = _faced(meetings, places)
    dots = (
        Dot(places[number], _look(each), _is_of(each, mine), _faces(each) if number in faced else ())
        for number, each in enumerate(meetings)
    )
    return Picture(tuple(dots), along(now))


def _faced(meetings: Sequence[Meeting], places: Sequence[int]) -> set[int]:
    """The numbers of the next dates, as far as there is room below them."""
    ahead = [number for number, each in enumerate(meetings) if _look(each) == "ahead"][:NEXT]
    return {*ahead[:1], *(after for one, after in pairwise(ahead) if places[after] - places[one] >= ROOM)}


def _faces(meeting: Meeting) -> tuple[Face, ...]:
    turns = ((MODERATES, meeting.moderator), (BRINGS, meeting.presenter))
    return tuple(Face(y, who.seed) for y, who in turns if who is not None)


def _look(meeting: Meeting) -> str:
    if meeting.is_skipped or (meeting.is_open and not meeting.is_ahead):
        return "skipped"
    return "ahead" if meeting.is_ahead else "held"


def _is_of(meeting: Meeting, mine: int | None) -> bool:
    turns = (meeting.moderator_id, meeting.presenter_id, meeting.secretary_id)
    return mine is not None and not meeting.is_skipped and mine in turns


def drawn_steps(legs: Sequence[Leg], *, mine: Collection[int], passed: float) -> Picture:
    """The steps of a session in writing, each as far along as its days are; `mine` are the numbers of those open to the reader."""
    whole, before = sum(leg.frame.days for leg in legs), 0
    dots: list[Dot] = []
    for leg in legs:
        middle = (before + leg.frame.days / 2) / whole
        dots.append(Dot(_at(middle), leg.look.value, leg.number in mine))
        before += leg.frame.days
    return Picture(tuple(dots), _at(passed))


def _at(share: float) -> int:
    return round(EDGE + (WIDTH - 2 * EDGE) * share)
