"""What a month said, as a page shows it: words first, then bars and numbers, each with what it may be off by.

All of it is made of the noisy counts alone, so it tells nothing of a person that they do not.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kith.domains.pulse.budget import give_or_take
from kith.domains.pulse.models import Told
from kith.domains.pulse.words import BETWEEN, GOOD, HARD, WORDS, Word

Words = str | Promise

SHARES: tuple[tuple[float, Words], ...] = (
    (0.0, _("hardly anyone")),
    (0.1, _("about one in ten")),
    (0.2, _("about one in five")),
    (1 / 3, _("about a third")),
    (0.5, _("about half")),
    (2 / 3, _("about two thirds")),
    (0.8, _("about four in five")),
    (1.0, _("nearly everyone")),
)
SIDES: tuple[tuple[Words, tuple[Word, ...]], ...] = (
    (_("Light or steady"), GOOD),
    (Word.MIXED.label, BETWEEN),
    (_("Heavy or too much"), HARD),
)
LIGHTER = _("More people had it light or steady than heavy.")
HEAVIER = _("More people had it heavy than light or steady.")
UNCLEAR = _("The light side and the heavy side are too close to tell apart.")


@dataclass(frozen=True)
class Bar:
    """One word: how many said it, and on a line of a hundred how far that surely goes, and how far it may go."""

    word: Words
    people: int
    surely: int
    perhaps: int


@dataclass(frozen=True)
class Side:
    says: Words
    share: Words


@dataclass(frozen=True)
class Month:
    """A month that was told; one that stays untold has no sides and no bars."""

    month: date
    leans: Words = ""
    sides: tuple[Side, ...] = ()
    bars: tuple[Bar, ...] = ()
    people: int = 0
    off_by: int = 0
    off_by_all: int = 0

    @property
    def is_told(self) -> bool:
        return bool(self.bars)


def shown(told: Told) -> Month:
    return Month(told.month) if told.counts is None else _read(told.month, told.counts)


def _read(month: date, counts: Sequence[int]) -> Month:
    off_by = give_or_take(1)
    people = [max(0, each) for each in counts]
    whole = max(1, sum(people))
    return Month(
        month=month,
        leans=_leans(counts),
        sides=tuple(Side(says, share_in_words(_of(words, people) / whole)) for says, words in SIDES),
        bars=tuple(_bar(word, number, whole, off_by) for word, number in zip(WORDS, people, strict=True)),
        people=sum(counts), off_by=off_by, off_by_all=give_or_take(len(WORDS)),
    )  # fmt: skip


def _of(words: Iterable[Word], counts: Sequence[int]) -> int:
    return sum(counts[WORDS.index(word)] for word in words)


def _bar(word: Word, people: int, whole: int, off_by: int) -> Bar:
    surely, perhaps = max(0, people - off_by), min(whole, people + off_by)
    return Bar(word.label, people, round(100 * surely / whole), round(100 * perhaps / whole))


def _leans(counts: Sequence[int]) -> Words:
    """To which side, if that is more than noise."""
    by = _of(GOOD, counts) - _of(HARD, counts)
    if abs(by) <= give_or_take(len(GOOD) + len(HARD)):
        return UNCLEAR
    return LIGHTER if by > 0 else HEAVIER


def share_in_words(share: float) -> Words:
    """The nearest one that people say."""
    return min(SHARES, key=lambda each: abs(each[0] - share))[1]
