"""What a format is."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import accumulate, pairwise


class Voice(StrEnum):
    """As whom someone takes part."""

    PRESENTER = "presenter"
    MODERATOR = "moderator"
    OTHERS = "others"


EVERYONE = frozenset(Voice)


class Doing(StrEnum):
    """What the presenter does in a step. Where people write, to speak is to write for all to read."""

    SPEAKS = "speaks"
    LISTENS = "listens"
    WRITES = "writes"  # for nobody but oneself
    RESTS = "rests"


class Form(StrEnum):
    LIVE = "live"
    WRITTEN = "written"
    BOTH = "both"

    @property
    def is_live(self) -> bool:
        return self is not Form.WRITTEN

    @property
    def is_written(self) -> bool:
        return self is not Form.LIVE


class Facilitator(StrEnum):
    """Who moderates: one after another; all together, with one who minds the time; or only who was trained for it."""

    ROTATING = "rotating"
    SHARED = "shared"
    TRAINED = "trained"


@dataclass(frozen=True)
class Span:
    """From the least to the most, both of them in it."""

    least: int
    most: int

    def __contains__(self, number: int) -> bool:
        return self.least <= number <= self.most


@dataclass(frozen=True)
class Frame:
    """What a step asks of people, in whatever language it is told. It has minutes where they meet, days where they write.

    `presenter` is None in a format where nobody brings anything. `output` is the key of what is kept of the step, and
    `methods` are those among which the group chooses in it.
    """

    key: str
    speakers: frozenset[Voice]
    presenter: Doing | None = Doing.SPEAKS
    minutes: int = 0
    days: int = 0
    in_turns: bool = False
    may_be_skipped: bool = False
    may_repeat: bool = False
    output: str = ""
    methods: tuple[str, ...] = ()

    @property
    def seconds(self) -> int:
        return self.minutes * 60

    @property
    def needs_presenter(self) -> bool:
        """Whether someone must have said by now that they bring something."""
        return self.presenter is not None and self.speakers != EVERYONE


@dataclass(frozen=True)
class Shape:
    """A format without its words. The opening and the closing round come on top of its minutes."""

    code: str
    form: Form
    facilitator: Facilitator
    size: Span
    steps: tuple[Frame, ...]
    has_presenter: bool = True
    has_secretary: bool = False
    minutes: int = 0
    stretches: Span = Span(0, 0)  # minutes; from and to the same number where it does not stretch
    days: int = 0
    most_days: int = 0
    opening: Frame | None = None
    closing: Frame | None = None

    @property
    def frames(self) -> tuple[Frame, ...]:
        """Every step, with the rounds around them."""
        around = (self.opening, *self.steps, self.closing)
        return tuple(each for each in around if each is not None)

    def without_rounds(self) -> "Shape":
        return replace(self, opening=None, closing=None)

    def lasting(self, minutes: int) -> "Shape":
        """The same steps in other minutes, as far as it stretches; each keeps its part of the whole."""
        whole = min(max(minutes, self.stretches.least), self.stretches.most)
        if whole == self.minutes:
            return self
        ends = [
            0,
            *(round(end * whole / self.minutes) for end in accumulate(each.minutes for each in self.steps)),
        ]
        parts = [end - begin for begin, end in pairwise(ends)]
        steps = (replace(each, minutes=part) for each, part in zip(self.steps, parts, strict=True))
        return replace(self, minutes=whole, steps=tuple(steps))


@dataclass(frozen=True)
class Words:
    """What people read at a step. `output` is what the field is called in which something is kept of it."""

    title: str
    purpose: str
    prompts: tuple[str, ...]
    output: str = ""


@dataclass(frozen=True)
class Format:
    """A shape, told in one language. `tradition` says in a line where its idea comes from, if it comes from somewhere."""

    shape: Shape
    language: str
    title: str
    good_for: str
    tradition: str
    words: Mapping[str, Words]  # by the key of a step

    def __str__(self) -> str:
        return self.title

    @property
    def code(self) -> str:
        return self.shape.code

    @property
    def told(self) -> list[tuple[Frame, Words]]:
        """Each step with its words, in order."""
        return [(frame, self.words[frame.key]) for frame in self.shape.frames]


@dataclass(frozen=True)
class Method:
    """One way of giving thoughts to someone who listens."""

    code: str
    title: str
    good_for: str
    prompts: tuple[str, ...]

    def __str__(self) -> str:
        return self.title
