"""What an instrument is."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from hashlib import sha256

SUM, MEAN = "sum", "mean"
RULES = (SUM, MEAN)


@dataclass(frozen=True)
class Answer:
    """What can be answered. The value is for counting, and is shown to nobody."""

    value: int
    label: str


@dataclass(frozen=True)
class Item:
    """A question or a sentence. An answer from `strong_from` on says by itself that someone carries a lot."""

    id: str
    text: str
    scale: str
    answers: tuple[Answer, ...]
    is_reversed: bool
    strong_from: int | None

    @property
    def least(self) -> int:
        return min(answer.value for answer in self.answers)

    @property
    def most(self) -> int:
        return max(answer.value for answer in self.answers)

    def counted(self, value: int) -> int:
        return self.least + self.most - value if self.is_reversed else value


@dataclass(frozen=True)
class Band:
    """What is said about a part of a scale, up to where the next begins. `is_heavy`: someone may need others now."""

    least: Decimal
    most: Decimal
    text: str
    is_heavy: bool


@dataclass(frozen=True)
class Scale:
    """What some items tell together. On a good one, more is lighter."""

    code: str
    name: str
    is_good: bool
    rule: str
    multiply: int
    least_answered: int
    low: str
    high: str
    items: tuple[Item, ...]
    bands: tuple[Band, ...]

    @property
    def is_whole(self) -> bool:
        """Whether nothing but whole numbers can come of it."""
        return self.rule == SUM

    @property
    def least(self) -> Decimal:
        return self.number_of([item.least for item in self.items])

    @property
    def most(self) -> Decimal:
        return self.number_of([item.most for item in self.items])

    def number_of(self, counted: Sequence[int]) -> Decimal:
        total = Decimal(sum(counted) * self.multiply)
        return total if self.rule == SUM else total / len(counted)


@dataclass(frozen=True)
class Licence:
    """What others may do with its words. Nothing here has a default: each was looked up."""

    id: str
    link: str
    text: str
    may_modify: bool
    may_sell: bool
    share_alike: bool


@dataclass(frozen=True)
class Instrument:
    """Questions that belong together, in one version and one language."""

    code: str
    version: int
    language: str
    title: str
    about: str
    minutes: int
    source: str
    credit: str
    licence: Licence
    replaced: tuple[str, ...]
    retest_days: int
    removed_at: date | None
    items: tuple[Item, ...]
    scales: tuple[Scale, ...]

    def __str__(self) -> str:
        return self.title

    @property
    def key(self) -> str:
        """How an address names it: its code could say what someone asks themselves."""
        return sha256(self.code.encode()).hexdigest()[:10]

    @property
    def skeleton(self) -> object:
        """All that is counted. It is the same in every language of one version."""
        items = [
            (each.id, each.scale, each.is_reversed, each.strong_from, {one.value for one in each.answers})
            for each in self.items
        ]
        scales = [
            (each.code, each.is_good, each.rule, each.multiply, each.least_answered, _ends(each))
            for each in self.scales
        ]
        return items, scales

    def is_offered(self, today: date) -> bool:
        return self.removed_at is None or today < self.removed_at


def plain(number: Decimal) -> str:
    """As people write it: no zeros behind, and no power of ten."""
    return f"{number.normalize():f}"


def _ends(scale: Scale) -> list[tuple[Decimal, Decimal, bool]]:
    return [(band.least, band.most, band.is_heavy) for band in scale.bands]
