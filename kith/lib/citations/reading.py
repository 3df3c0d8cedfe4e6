"""Reads a file of references, whichever program saved it."""

import re
from collections.abc import Iterable, Iterator
from enum import StrEnum
from importlib import import_module
from pathlib import Path

from kith.lib.citations.shapes import Problem, Reason, Record
from kith.lib.citations.source_lines import first_lines


class Format(StrEnum):
    RIS = "ris"
    BIBTEX = "bibtex"
    CSL_JSON = "csl"
    NBIB = "nbib"


READERS = {form: f"kith.lib.citations.{form}_read" for form in Format}
WRITERS = {form: f"kith.lib.citations.{form}_write" for form in (Format.RIS, Format.BIBTEX, Format.CSL_JSON)}
ENDINGS = {Format.RIS: ".ris", Format.BIBTEX: ".bib", Format.CSL_JSON: ".json"}

_BEGINNINGS = (
    (Format.RIS, re.compile(r"TY {1,2}-")),
    (Format.NBIB, re.compile(r"PMID- ")),
    (Format.BIBTEX, re.compile(r"\s*@\s*\w+[ \t]*[{(]")),
    (Format.CSL_JSON, re.compile(r"\s*[\[{]\s*(?:[{\]\"]|$)")),
)


def read(file: Path, *, form: Format | None = None) -> Iterator[Record | Problem]:
    """Each reference of the file in its order. What cannot come in is told with its line, and spoils no other.

    Without a format, the file tells it. A library that a reader stands on is loaded when its first file comes.
    """
    try:
        known = form or format_of(file)
        if known is None:
            yield Problem(Reason.NO_REFERENCE)
            return
        yield from import_module(READERS[known]).read(file)
    except OSError as error:
        yield Problem(Reason.UNREADABLE, detail=error.strerror or type(error).__name__)


def write(records: Iterable[Record], *, form: Format) -> Iterator[str]:
    """The text of a file, piece by piece. What the format has no field for is left out; only PubMed writes its own."""
    written: Iterator[str] = import_module(WRITERS[form]).write(records)
    return written


def format_of(file: Path) -> Format | None:
    """By what the first lines of the file look like; its name counts for nothing."""
    for line in first_lines(file):
        for form, beginning in _BEGINNINGS:
            if beginning.match(line):
                return form
    return None
