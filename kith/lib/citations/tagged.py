"""Reads files whose lines begin with a tag (RIS, and the .nbib of PubMed), one reference at a time."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kith.lib.citations.shapes import Problem, Reason, Record
from kith.lib.citations.source_lines import Line, lines

MOST_PAIRS, MOST_LETTERS = 5000, 500_000


@dataclass(frozen=True, slots=True)
class Grammar:
    """How lines begin, and the `first_line` of a reference. `end` is empty where only the next one ends it."""

    tag: re.Pattern[str]
    start: str
    end: str
    first_line: str


class Tagged:
    """The tags of one reference with their values, in their order; a value may have several lines.

    `is_ended` is false when the file stopped within it.
    """

    def __init__(self, number: int) -> None:
        self.number = number
        self.is_ended, self.is_cut = True, False
        self._pairs: list[tuple[str, list[str]]] = []
        self._letters = 0

    def add(self, tag: str, line: Line, text: str) -> None:
        """What is beyond all measure is left out, and `is_cut` tells so."""
        self._letters += len(text) + 1
        if line.is_cut or len(self._pairs) >= MOST_PAIRS or self._letters > MOST_LETTERS:
            self.is_cut = True
        if self._letters > MOST_LETTERS:
            return
        if tag and len(self._pairs) < MOST_PAIRS:
            self._pairs.append((tag, [text]))
        elif self._pairs and not tag:
            self._pairs[-1][1].append(text)

    def pairs(self) -> Iterator[tuple[str, str]]:
        for tag, texts in self._pairs:
            yield tag, "\n".join(texts).strip()


def references(source: Iterable[Line], grammar: Grammar) -> Iterator[Tagged]:
    """Each reference of the file; one that is not ended ends where the next begins, or with the file."""
    growing: Tagged | None = None
    for line in source:
        found = grammar.tag.match(line.text)
        tag = found[1].rstrip() if found else ""
        if growing and tag and tag in (grammar.start, grammar.end):
            yield growing
            growing = None
        if found and tag != grammar.end:
            growing = growing or Tagged(line.number)
            growing.add(tag, line, (found[2] or "").strip())
        elif growing and not found:
            growing.add("", line, line.text.strip())
    if growing:
        growing.is_ended = not grammar.end
        yield growing


def records_in(
    file: Path, grammar: Grammar, *, record_of: Callable[[Iterable[tuple[str, str]], int], Record]
) -> Iterator[Record | Problem]:
    """Each reference of the file in its order; one that cannot come in is told with its line."""
    found = False
    for tagged in references(lines(file), grammar):
        found = True
        record = record_of(tagged.pairs(), tagged.number)
        yield from _told(tagged, record)
    if not found:
        yield Problem(Reason.NO_START, detail=grammar.first_line)


def _told(tagged: Tagged, record: Record) -> Iterator[Record | Problem]:
    if not record.is_findable:
        yield Problem(Reason.UNFINDABLE, tagged.number)
        return
    yield record
    if tagged.is_cut:
        yield Problem(Reason.IN_PART, tagged.number)
    if not tagged.is_ended:
        yield Problem(Reason.NO_END, tagged.number)
