"""What goes into a round and what comes out of it."""

from dataclasses import dataclass
from enum import StrEnum


class Way(StrEnum):
    """How a circle meets."""

    VIDEO = "video"
    PHONE = "phone"
    TEXT = "text"


class Tenure(StrEnum):
    """For how long someone does this work."""

    NEW = "new"
    SOME = "some"
    LONG = "long"


class Trait(StrEnum):
    """In what people wish to be alike, or to differ."""

    ROLE = "role"
    SETTING = "setting"
    REGION = "region"
    TENURE = "tenure"
    QUESTION = "question"


NEWCOMER, FAMILY = (
    "newcomer",
    "family",
)  # as what someone may ask not to be alone; else one of their identities


@dataclass(frozen=True, slots=True)
class Wish:
    """What one person brings and asks for. All but the key may be left open.

    `free` are half hours of the week (weeks.py makes them), `zone` is that of their clock. `ways` are those that
    they like, `needs` codes of access (access.py). `identities` are there only where their owner switched them on for matching.
    Of management, all names are tokens that mean nothing here: `token` is one's own, by which others name their own lines.
    """

    key: int
    languages: frozenset[str] = frozenset()
    free: frozenset[int] = frozenset()
    zone: str = "UTC"
    ways: frozenset[Way] = frozenset()
    role: str = ""
    settings: frozenset[str] = frozenset()
    region: str = ""
    tenure: Tenure = Tenure.SOME
    has_moderated: bool = False
    alike: frozenset[Trait] = frozenset()
    different: frozenset[Trait] = frozenset()
    needs: frozenset[str] = frozenset()
    identities: frozenset[str] = frozenset()
    not_alone_as: frozenset[str] = frozenset()
    employer: str = ""
    token: str = ""
    reports_to: frozenset[str] = frozenset()
    leads: frozenset[str] = frozenset()
    avoids: frozenset[int] = frozenset()
    questions: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Started:
    """A circle with members and perhaps free places, as many as its own room leaves, where `most` is said.

    It meets in all its `slots`, however long that is. One that is not `sure` stands only if enough people join, and meets in some of
    them: what is left of a circle when some declined.
    """

    key: int
    members: tuple[Wish, ...]
    language: str
    way: Way
    slots: frozenset[int]
    is_sure: bool = True
    most: int | None = None


@dataclass(frozen=True, slots=True)
class Terms:
    """How a round is held. `length` is that of a meeting, in half hours; `seconds` is what solving may take."""

    least: int = 5
    most: int = 8
    length: int = 3
    seed: int = 0
    seconds: float = 30.0
    workers: int = 1
    started: tuple[Started, ...] = ()


@dataclass(frozen=True, slots=True)
class Circle:
    """`members` are keys, the lowest first, with those who were there before. `joined` is the key of a started circle."""

    members: tuple[int, ...]
    language: str
    slots: frozenset[int]
    way: Way
    joined: int | None = None


@dataclass(frozen=True, slots=True)
class Score:
    """How many people have a place, what their goals come to, and what neither can exceed, whoever solves."""

    placed: int = 0
    points: int = 0
    placed_bound: int = 0
    points_bound: int = 0
    worth: int = 0
    worth_bound: int = 0

    @property
    def is_optimal(self) -> bool:
        return self.worth >= self.worth_bound

    @property
    def gap(self) -> float:
        """Of what may be possible, the share that is missing at most."""
        return _missing(self.worth, self.worth_bound)

    @property
    def points_gap(self) -> float:
        """The same for the goals alone."""
        return _missing(self.points, self.points_bound)


@dataclass(frozen=True, slots=True)
class Plan:
    circles: tuple[Circle, ...]
    left_over: tuple[int, ...]
    score: Score = Score()


@dataclass(frozen=True, slots=True)
class Answers:
    """Keys of those who said something to what was proposed to them."""

    accepted: frozenset[int] = frozenset()
    declined: frozenset[int] = frozenset()


def _missing(found: int, bound: int) -> float:
    return max(0, bound - found) / bound if bound else 0.0
