"""What changed between two texts, word by word."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby
from operator import attrgetter
from typing import Literal

# How many pairs of pieces we compare, at once and in all. Beyond that, a part counts as replaced as a whole.
MOST_PAIRS = 250_000
MOST_PAIRS_IN_ALL = 2_000_000

_WORD = re.compile(r"\w+|\s+|[^\w\s]")

type Kind = Literal["same", "added", "removed"]


@dataclass(frozen=True)
class Change:
    """A stretch of text that stayed, came or went."""

    kind: Kind
    text: str


def words(before: str, after: str) -> list[Change]:
    """The changes in reading order: same and removed stretches give `before`, same and added give `after`."""
    return list(_joined(_Comparison().by_line(before, after)))


def items(before: list[str], after: list[str]) -> list[Change]:
    """What stayed, came and went in a list whose order means nothing, a line each."""
    stayed = [Change("same", each) for each in after if each in before]
    came = [Change("added", each) for each in after if each not in before]
    went = [Change("removed", each) for each in before if each not in after]
    told = [*stayed, *came, *went]
    return [Change(each.kind, f"{each.text}\n") for each in told]


class _Comparison:
    """Compares while its patience lasts, which is spent on pairs of pieces."""

    def __init__(self) -> None:
        self._patience = MOST_PAIRS_IN_ALL

    def by_line(self, before: str, after: str) -> Iterator[Change]:
        """Lines first, which is quick; then words within the lines that differ."""
        for old, new in self._pairs(before.splitlines(keepends=True), after.splitlines(keepends=True)):
            if old == new:
                yield Change("same", old)
            else:
                yield from self._by_word(old, new)

    def _by_word(self, before: str, after: str) -> Iterator[Change]:
        for old, new in self._pairs(_WORD.findall(before), _WORD.findall(after)):
            if old == new:
                yield Change("same", old)
            else:
                yield Change("removed", old)
                yield Change("added", new)

    def _pairs(self, before: list[str], after: list[str]) -> Iterator[tuple[str, str]]:
        """Stretches that belong together, as text: alike, or one in place of the other."""
        start = _alike(before, after)
        end = _alike(before[start:][::-1], after[start:][::-1])
        old, new = before[start : len(before) - end], after[start : len(after) - end]
        yield "".join(before[:start]), "".join(after[:start])
        yield from self._matched(old, new)
        yield "".join(before[len(before) - end :]), "".join(after[len(after) - end :])

    def _matched(self, old: list[str], new: list[str]) -> Iterator[tuple[str, str]]:
        cost = len(old) * len(new)
        if cost > min(MOST_PAIRS, self._patience):
            yield "".join(old), "".join(new)
            return
        self._patience -= cost
        for _, a, b, c, d in SequenceMatcher(str.isspace, old, new, autojunk=False).get_opcodes():
            yield "".join(old[a:b]), "".join(new[c:d])


def _alike(before: list[str], after: list[str]) -> int:
    """How many pieces are the same from the start."""
    pairs = enumerate(zip(before, after, strict=False))
    return next((at for at, (old, new) in pairs if old != new), min(len(before), len(after)))


def _joined(changes: Iterator[Change]) -> Iterator[Change]:
    filled = (change for change in changes if change.text)
    for kind, alike in groupby(filled, key=attrgetter("kind")):
        yield Change(kind, "".join(change.text for change in alike))
