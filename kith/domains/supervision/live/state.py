"""What is known of a session at any moment. Moments are given, in the world's own time."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from kith.domains.supervision.formats.shapes import Facilitator, Frame, Voice

AWAY = timedelta(
    seconds=45
)  # a device is heard every few seconds; after this long, nobody is thought to be there


@dataclass(frozen=True)
class Turn:
    """Someone has the word, for so many seconds of those that all share."""

    person: int
    began_at: datetime
    seconds: int


@dataclass(frozen=True)
class Round:
    """Each once: who has had a turn, who has it, who is still to come."""

    had: tuple[int, ...] = ()
    turn: Turn | None = None
    waiting: tuple[int, ...] = ()


@dataclass(frozen=True)
class State:
    """`people` are those who came and did not leave, in the order of their coming, with when each was last heard.

    One person is one voice, however many devices they have. `step` counts from 0 and is None before the start and after
    the end; `began_at` is when it began, moved on by each pause, so what has passed is always the difference.
    """

    frames: tuple[Frame, ...]
    facilitator: Facilitator
    people: Mapping[int, datetime] = field(default_factory=dict)
    trained: frozenset[int] = frozenset()
    moderator: int | None = None
    presenter: int | None = None
    secretary: int | None = None
    step: int | None = None
    began_at: datetime | None = None
    paused_at: datetime | None = None
    extra: int = 0  # seconds that were added to the step
    round: Round = Round()
    skipped: frozenset[str] = frozenset()
    method: str = ""  # which way of giving thoughts the group chose, by its code
    listening_since: datetime | None = None  # nobody is thought to be away for what was missed before
    started_at: datetime | None = None
    finished_at: datetime | None = None

    @property
    def frame(self) -> Frame | None:
        return None if self.step is None else self.frames[self.step]

    @property
    def has_presenter(self) -> bool:
        return any(each.presenter is not None for each in self.frames)

    @property
    def has_begun_to_tell(self) -> bool:
        """From then on, what was brought is theirs who brought it."""
        return self.step is not None and any(each.needs_presenter for each in self.frames[: self.step + 1])

    @property
    def seconds(self) -> int:
        """How long the step is."""
        return self.frame.seconds + self.extra if self.frame else 0

    def is_here(self, person: int, moment: datetime) -> bool:
        heard = self.people.get(person)
        if heard is None:
            return False
        since = max(heard, self.listening_since) if self.listening_since else heard
        return moment - since <= AWAY

    def here(self, moment: datetime) -> list[int]:
        return [person for person in self.people if self.is_here(person, moment)]

    def is_able_to_moderate(self, person: int) -> bool:
        """Never whoever brings something; where training is asked for, only who has it."""
        is_trained = self.facilitator is not Facilitator.TRAINED or person in self.trained
        return person != self.presenter and is_trained

    def leads(self, person: int) -> bool:
        """Whether someone may do what a moderator does. Where moderation is shared, all may; while nobody has it, nobody."""
        return person == self.moderator or (self.facilitator is Facilitator.SHARED and person in self.people)

    def keeps(self, person: int) -> bool:
        """Whether someone may write down what came of a step: whoever leads, brought it or is the secretary."""
        return self.leads(person) or person in (self.presenter, self.secretary)

    def voice(self, person: int) -> Voice:
        if person == self.presenter:
            return Voice.PRESENTER
        return Voice.MODERATOR if person == self.moderator else Voice.OTHERS

    def may_speak(self, person: int) -> bool:
        """Between the steps all may."""
        return self.frame is None or self.voice(person) in self.frame.speakers

    def passed(self, since: datetime, moment: datetime) -> timedelta:
        """How much time of the session has gone by since then; a pause is none, and no clock runs backwards."""
        return max((self.paused_at or moment) - since, timedelta())

    def heard(self, person: int, moment: datetime) -> "State":
        before = self.people.get(person, moment)
        return replace(self, people={**self.people, person: max(before, moment)})
