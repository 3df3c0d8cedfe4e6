"""What is open at a moment, and what of it for one person."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kith.domains.supervision.formats.shapes import Frame
from kith.domains.supervision.written.moves import has_a_day_left, why_not_on
from kith.domains.supervision.written.state import State, settled


@dataclass(frozen=True)
class Now:
    """`number` of `steps` is the step as people count. `until` and `frame` are None when it is over."""

    frame: Frame | None
    following: Frame | None
    number: int
    steps: int
    until: datetime | None
    last_day: date
    presenter: int
    moderator: int | None
    written: frozenset[int]
    awaited: frozenset[int]
    writers: frozenset[int]
    may_move_on: bool
    may_give_day: bool
    closed_at: datetime | None
    gone_at: datetime | None

    @property
    def is_over(self) -> bool:
        return self.closed_at is not None


class Asks(StrEnum):
    """What the session asks of someone today. One visit a day is enough."""

    COME_IN = "come-in"
    WRITE = "write"
    ANSWER = "answer"
    READ = "read"
    NOTHING_YET = "nothing-yet"
    NOTHING = "nothing"
    OVER = "over"

    @property
    def words(self) -> str | Promise:
        return SENTENCES[self]


SENTENCES: dict[Asks, str | Promise] = {
    Asks.COME_IN: _("You can come in, and take part from the step that is open."),
    Asks.WRITE: _("This step is open for your words. Once a day is enough, and a few lines are enough."),
    Asks.ANSWER: _("The others have written to you. You can answer what you like to answer."),
    Asks.READ: _("In this step others write. You can read along, or rest."),
    Asks.NOTHING_YET: _("Nothing waits for you yet. You can read along, or rest."),
    Asks.NOTHING: _("You have written. Nothing else is asked of you today."),
    Asks.OVER: _("The session is over. It can still be read for a while."),
}


@dataclass(frozen=True)
class Open:
    """What is open for one person, and until when."""

    asks: Asks
    frame: Frame | None
    until: datetime | None


def now(state: State, moment: datetime) -> Now:
    at = settled(state, moment)
    is_open = at.closed_at is None
    last = at.schedule.last_day_of_all(at.step, opened_at=at.opened_at, given=at.given)
    return Now(
        frame=at.frame if is_open else None, following=_following(at), number=at.step + 1, steps=len(at.frames),
        until=at.closes_at if is_open else None,
        last_day=at.closed_on or last,
        presenter=at.presenter, moderator=at.moderator, written=frozenset(at.written),
        awaited=at.awaited if is_open else frozenset(),
        writers=frozenset(each for each in at.people if at.may_write(each)),
        may_move_on=is_open and why_not_on(at, moment) is None, may_give_day=is_open and has_a_day_left(at),
        closed_at=at.closed_at, gone_at=at.gone_at,
    )  # fmt: skip


def waits_for(state: State, person: int, moment: datetime) -> Open:
    """What is open for someone; said so that nobody has to hurry."""
    at = settled(state, moment)
    if at.closed_at:
        return Open(Asks.OVER, None, at.gone_at)
    return Open(_asks(at, person), at.frame, at.closes_at)


def _asks(state: State, person: int) -> Asks:
    if person not in state.people:
        return Asks.COME_IN
    if person in state.awaited:
        is_answer = person == state.presenter and state.frame.may_repeat
        return Asks.ANSWER if is_answer else Asks.WRITE
    if person in state.written:
        return Asks.NOTHING
    return Asks.NOTHING_YET if state.may_write(person) else Asks.READ


def _following(state: State) -> Frame | None:
    after = state.frames[state.step + 1 :]
    return after[0] if after and state.closed_at is None else None
