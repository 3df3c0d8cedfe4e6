"""The plain values that calendars are made of, whoever wrote them."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from kith.lib.calendars.rules import Rule

MEDIA_TYPE = "text/calendar; charset=utf-8"


class State(StrEnum):
    CONFIRMED = "CONFIRMED"
    TENTATIVE = "TENTATIVE"
    CANCELLED = "CANCELLED"


class Answer(StrEnum):
    """What someone who is asked has said."""

    NONE_YET = "NEEDS-ACTION"
    COMES = "ACCEPTED"
    PERHAPS = "TENTATIVE"
    STAYS_AWAY = "DECLINED"


@dataclass(frozen=True, slots=True)
class Organiser:
    """Who answers for it. The address is one of the house: calendars show it to everyone."""

    name: str
    address: str


@dataclass(frozen=True, slots=True)
class Guest:
    name: str
    address: str
    answer: Answer = Answer.COMES


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing in a calendar, once or as a series.

    `start` is what a wall in `zone` shows on the first date, `length` the time that passes until its end. What lasts
    whole days begins at midnight, and has no zone. `cancelled` and `moved` name dates of the series by the start that they
    have there; `added` are dates besides those of the rule. `point` is latitude and longitude. `sequence` counts
    the changes that matter to those who come; `changed` is the moment of the last change of any sort. `line` is where it
    stood in the file from which it was read.
    """

    uid: str
    title: str
    start: datetime
    length: timedelta
    zone: str = ""
    is_whole_days: bool = False
    rule: Rule | None = None
    added: tuple[datetime, ...] = ()
    cancelled: tuple[datetime, ...] = ()
    moved: "tuple[Moved, ...]" = ()
    state: State = State.CONFIRMED
    sequence: int = 0
    changed: datetime | None = None
    description: str = ""
    place: str = ""
    point: tuple[float, float] | None = None
    url: str = ""
    organiser: Organiser | None = None
    line: int = field(default=0, compare=False)

    @property
    def is_series(self) -> bool:
        return bool(self.rule or self.added)


@dataclass(frozen=True, slots=True)
class Moved:
    """One date of a series that differs: `was` is its start by the rule, `now` all that holds for it."""

    was: datetime
    now: Entry
