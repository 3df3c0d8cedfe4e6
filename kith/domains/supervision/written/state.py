"""What is known of a session in writing."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta

from kith.domains.supervision.formats.shapes import Facilitator, Frame, Voice
from kith.domains.supervision.written.schedule import DAY, Schedule

INSTANT = timedelta(microseconds=1)
FAR = datetime.max.replace(tzinfo=UTC)
KEPT = 14  # days for which it can be read when it is over


@dataclass(frozen=True)
class State:
    """`people` came in, in this order, the presenter first; `invited` are waited for in the first step.

    `written` holds when each wrote last in the step that is open; `passed` are those of them who only said that they have
    nothing to add. `given` are days that were added to it, and it `was_led` once whoever moderates did so in it.
    """

    frames: tuple[Frame, ...]
    facilitator: Facilitator
    schedule: Schedule
    presenter: int
    people: tuple[int, ...]
    opened_at: datetime
    invited: frozenset[int] = frozenset()
    moderator: int | None = None
    step: int = 0
    given: int = 0
    written: Mapping[int, datetime] = field(default_factory=dict)
    passed: frozenset[int] = frozenset()
    was_led: bool = False
    closed_at: datetime | None = None
    kept_days: int = KEPT

    @property
    def frame(self) -> Frame:
        return self.frames[self.step]

    @property
    def closes_at(self) -> datetime:
        """When the open step ends, if nobody moves on before."""
        return self.schedule.end_of(
            self.schedule.last_day(self.step, opened_at=self.opened_at, given=self.given)
        )

    @property
    def closed_on(self) -> date | None:
        """The day with which it ended; what ends at midnight ends with the day before."""
        return self.schedule.day_of(self.closed_at - INSTANT) if self.closed_at else None

    @property
    def gone_at(self) -> datetime | None:
        """When all that was written is gone; nothing is said of it as long as it runs."""
        return self.schedule.end_of(self.closed_on + DAY * self.kept_days) if self.closed_on else None

    def leads(self, person: int) -> bool:
        return person == self.moderator or (self.facilitator is Facilitator.SHARED and person in self.people)

    def voice(self, person: int) -> Voice:
        if person == self.presenter:
            return Voice.PRESENTER
        return Voice.MODERATOR if person == self.moderator else Voice.OTHERS

    def may_write(self, person: int) -> bool:
        """Whoever came late takes part from the step that is open."""
        is_open = self.closed_at is None
        return is_open and person in self.people and self.voice(person) in self.frame.speakers

    @property
    def awaited(self) -> frozenset[int]:
        """Whose words this step is still open for. Nobody has to write; it ends without them, too."""
        expected = {*self.people, *(self.invited if self.step == 0 else ())}
        speaking = {each for each in expected if self.voice(each) in self.frame.speakers}
        if self.frame.may_repeat and self.presenter in speaking:
            speaking -= {self.presenter}
            answers = {self.presenter} if self._has_something_to_answer() else set[int]()
            return frozenset(speaking - set(self.written)) | answers
        return frozenset(speaking - set(self.written))

    def _has_something_to_answer(self) -> bool:
        """Where it goes back and forth, the presenter comes after the others, and after what they wrote last."""
        asked = [at for person, at in self.written.items() if person not in {self.presenter, *self.passed}]
        answered = self.written.get(self.presenter)
        return bool(asked) and (answered is None or max(asked) > answered)

    @property
    def has_all(self) -> bool:
        """In the first step that is known only if it is known who was invited."""
        is_known = self.step > 0 or bool(self.invited)
        return is_known and bool(self.written) and not self.awaited

    def advanced(self, at: datetime) -> "State":
        """With the next step open since then, or over after the last. Who is early makes no day begin sooner than planned."""
        at = max(at, self.opened_at)
        if self.step + 1 == len(self.frames):
            return replace(self, closed_at=at)
        fresh = replace(self, given=0, written={}, passed=frozenset(), was_led=False)
        return replace(fresh, step=self.step + 1, opened_at=at, moderator=self._next_moderator())

    def _next_moderator(self) -> int | None:
        """Whoever was silent through a whole step in which they could have written passes moderating on to the first who wrote."""
        is_there = self.was_led or self.moderator in self.written
        if self.moderator is None or is_there or not self.may_write(self.moderator):
            return self.moderator
        others = (each for each in self.people if each in self.written and each != self.presenter)
        return next(others, self.moderator)


def settled(state: State, moment: datetime) -> State:
    """As it is at this moment: what has ended by its day is over."""
    while state.closed_at is None and moment >= state.closes_at:
        state = state.advanced(state.closes_at)
    return state


def goes_at(state: State) -> datetime:
    """When all that was written is gone, if nobody moves anything on any more."""
    over = settled(state, FAR)
    return over.gone_at or over.closes_at
