"""What the engine is told, and what it answers. Amounts are minutes; where a board counts courses, one course is 1."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction

from kith.domains.learning.rules.periods import Cycle, Period

DAY = timedelta(days=1)


class Unit(StrEnum):
    HOUR = "hour"
    CEU = "ceu"
    COURSE = "course"


@dataclass(frozen=True, slots=True)
class Minimum:
    """So much of one category. Trainings of the categories that it `accepts` are of it; empty: any training is."""

    code: str
    least: int
    accepts: frozenset[str]
    name: str = ""


@dataclass(frozen=True, slots=True)
class ProviderMinimum:
    """So much from one provider, whatever it was about. Names are as `plain` writes them."""

    code: str
    least: int
    names: frozenset[str]
    name: str = ""


@dataclass(frozen=True, slots=True)
class TrainingMinimum:
    """So many trainings of one category, however long each was."""

    code: str
    least: int
    accepts: frozenset[str]
    name: str = ""


@dataclass(frozen=True, slots=True)
class First:
    """What differs when someone is new: periods begin in the January after the exam; the first period is waived for
    those who were certified less than so many months before it ends, unless they are grandfathered."""

    january_after: bool = False
    waived_within: int = 0


@dataclass(frozen=True, slots=True)
class Grace:
    """Days after a period in which one can still renew: free, then late. None: nothing says when late ends."""

    free_days: int
    late_days: int | None = None
    late_fee: str = ""
    reactivation_fee: str = ""


@dataclass(frozen=True, slots=True)
class RuleSet:
    """What a board asks, as it was written down on a day. The words are of the `language` in which it was written."""

    code: str
    version: int
    written_on: date
    title: str
    body: str
    source: str
    cycle: Cycle
    country: str = ""
    region: str = ""
    language: str = "en"
    source_name: str = ""
    confirmed: bool = False
    notes: tuple[str, ...] = ()
    unit: Unit = Unit.HOUR
    unit_minutes: int = 60
    total: int = 0
    may_overlap: bool = True
    minima: tuple[Minimum, ...] = ()
    providers: tuple[ProviderMinimum, ...] = ()
    trainings: tuple[TrainingMinimum, ...] = ()
    only: frozenset[str] = frozenset()
    carry_over: int = 0
    once: bool = False
    first: First = First()
    apply_days: int = 0
    waivers: tuple[str, ...] = ()
    grace: Grace | None = None

    @property
    def whole_unit(self) -> int:
        """How much one of its units is."""
        return 1 if self.unit is Unit.COURSE else self.unit_minutes

    def in_units(self, amount: int) -> Fraction:
        return Fraction(amount, self.whole_unit)


@dataclass(frozen=True, slots=True)
class Held:
    """A credential. What ended up to the day on which it is `settled` was renewed by its board, and is not judged."""

    issued: date
    passed: date | None = None
    settled: date | None = None
    is_grandfathered: bool = False

    @property
    def examined(self) -> date:
        return self.passed or self.issued


@dataclass(frozen=True, slots=True)
class Earned:
    """One training. `key` is whatever the asker knows it by. `parts` say how many of the minutes are of which category; without
    them all of it is of any of them."""

    on: date
    minutes: int
    programme: str
    provider: str = ""
    categories: frozenset[str] = frozenset()
    key: int = 0
    parts: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Waiver:
    """A board asks for nothing in the period in which this day is."""

    on: date
    reason: str


class Why(StrEnum):
    """Why a training does not count in a period."""

    SAME_PROGRAMME = "same-programme"
    OTHER_CATEGORY = "other-category"
    NOT_YET = "not-yet"
    OTHER_PERIOD = "other-period"


class Kind(StrEnum):
    TOTAL = "total"
    CATEGORY = "category"
    PROVIDER = "provider"
    TRAININGS = "trainings"


@dataclass(frozen=True, slots=True)
class Need:
    """One thing that is asked for, and how much of it is there."""

    kind: Kind
    least: int
    have: int
    code: str = ""
    name: str = ""

    @property
    def missing(self) -> int:
        return max(0, self.least - self.have)


@dataclass(frozen=True, slots=True)
class Account:
    """What the trainings of one period come to. `carried` came from the period before, `carries` goes on to the next."""

    counted: tuple[Earned, ...]
    left_out: tuple[tuple[Earned, Why], ...]
    needs: tuple[Need, ...]
    carried: int = 0
    carries: int = 0
    waived: str = ""

    @property
    def is_met(self) -> bool:
        return bool(self.waived) or all(need.have >= need.least for need in self.needs)


class State(StrEnum):
    CURRENT = "current"
    DUE_SOON = "due-soon"
    IN_GRACE = "in-grace"
    LATE = "late"
    INACTIVE = "inactive"


@dataclass(frozen=True, slots=True)
class Standing:
    """How far someone is in the period that matters: the one that runs, or one that is over and was not met."""

    period: Period
    state: State
    account: Account
    apply_from: date | None = None
    grace_ends: date | None = None
    late_ends: date | None = None

    @property
    def missing(self) -> tuple[Need, ...]:
        return () if self.account.waived else tuple(need for need in self.account.needs if need.missing)

    @property
    def is_met(self) -> bool:
        return self.account.is_met

    @property
    def last_day(self) -> date:
        """The last day on which what is missing can be earned."""
        return self.period.ends - DAY


def plain(words: str) -> str:
    """Names as they are compared: capitals and spaces make no difference."""
    return " ".join(words.casefold().split())


def of_any(categories: Collection[str], accepts: frozenset[str]) -> bool:
    return not accepts or not accepts.isdisjoint(categories)
