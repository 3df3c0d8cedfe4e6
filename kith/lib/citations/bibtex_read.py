"""Reads BibTeX and BibLaTeX, entry by entry.

Each entry is handed alone to bibtexparser, so that a brace that is never closed spoils no other, and no more than one
entry is held. (pybtex, by default, gives up a file at its first mistake; else it loses what follows, and it has no types.
The first generation of bibtexparser is no longer grown.)
"""

import logging
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from bibtexparser.entrypoint import parse_string
from bibtexparser.model import Entry, ParsingFailedBlock

from kith.lib.citations.bibtex_entry import record_of
from kith.lib.citations.bibtex_values import Strings
from kith.lib.citations.shapes import Problem, Reason, Record
from kith.lib.citations.source_lines import Line, lines

MOST_LETTERS = 500_000

_START = re.compile(r"\s*@\s*\w+[ \t]*[{(]")
logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)  # what it would say, a Problem says


@dataclass(slots=True)
class Chunk:
    """The lines from one `@` at the start of a line to the next."""

    number: int
    texts: list[str] = field(default_factory=list)
    letters: int = 0
    is_cut: bool = False

    def add(self, line: Line) -> None:
        self.letters += len(line.text) + 1
        self.is_cut |= line.is_cut or self.letters > MOST_LETTERS
        if self.letters <= MOST_LETTERS:
            self.texts.append(line.text)


def read(file: Path) -> Iterator[Record | Problem]:
    """Each entry of the file in its order; one that cannot come in is told with its line."""
    strings, found = Strings(), False
    for chunk in chunks(lines(file)):
        for one in entries(chunk, strings):
            found = True
            yield one
    if not found:
        yield Problem(Reason.NO_START, detail="@article{")


def chunks(source: Iterable[Line]) -> Iterator[Chunk]:
    growing: Chunk | None = None
    for line in source:
        if _START.match(line.text):
            if growing:
                yield growing
            growing = Chunk(line.number)
        if growing:
            growing.add(line)
    if growing:
        yield growing


def entries(chunk: Chunk, strings: Strings) -> Iterator[Record | Problem]:
    """The entries of a chunk, mostly one. Abbreviations that it defines hold from there on."""
    if chunk.is_cut:
        yield Problem(Reason.TOO_LONG, chunk.number)
        return
    library = parse_string("\n".join(chunk.texts), parse_stack=[])
    for text in library.strings:
        strings.define(text.key, text.value)
    for block in library.blocks:
        line = chunk.number + (block.start_line or 0)
        entry = block if isinstance(block, Entry) else getattr(block, "ignore_error_block", None)
        if isinstance(entry, Entry):
            yield _read(entry, strings, line)
        elif isinstance(block, ParsingFailedBlock):
            yield Problem(Reason.UNBALANCED, line)


def _read(entry: Entry, strings: Strings, line: int) -> Record | Problem:
    values = [(one.key.strip().lower(), strings.value_of(str(one.value))) for one in entry.fields]
    record = record_of(entry.entry_type, values, line)
    if record.is_findable:
        return record
    return Problem(Reason.UNFINDABLE, line)
