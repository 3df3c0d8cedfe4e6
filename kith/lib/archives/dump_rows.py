"""The rows of a dump in XML, each read by itself, so that one that is damaged takes no other with it.

A row begins at `<row`: inside of what people wrote, `<` never stands as it is.
"""

import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO
from xml.etree.ElementTree import ParseError

from defusedxml.ElementTree import XMLParser

type Row = dict[str, str]

CHUNK = 2**16
LONGEST = 2**20  # no post of such a site is nearly as long
BEGINS = re.compile(rb"(?=<row[\s/>])")
ENDS = re.compile(rb"</\w+>\s*\Z")
DAMAGED = "left out: the row is damaged"


def rows(path: Path) -> Iterator[tuple[str, Row | str]]:
    """Position and attributes of each row, or position and reason where something cannot be read."""
    try:
        with path.open("rb") as stream:
            yield from _rows(stream, path.name)
    except OSError as error:
        yield path.name, f"the file could not be opened: {error.strerror or 'unknown reason'}"


def _rows(stream: BinaryIO, name: str) -> Iterator[tuple[str, Row | str]]:
    number, line, piece = 0, 1, b""
    for piece in pieces(stream):
        if BEGINS.match(piece):
            number += 1
            row = _read(piece)
            yield (f"{name}, row {number}", row) if row else (f"{name}, row {number}, line {line}", DAMAGED)
        line += piece.count(b"\n")
    if not number:
        yield name, "the file holds no row of a dump"
    elif not ENDS.search(piece):
        yield f"{name}, line {line}", "the file breaks off here; what stands before it came in"


def pieces(stream: BinaryIO) -> Iterator[bytes]:
    """What stands before all rows, and then each row up to where the next begins."""
    rest = b""
    while chunk := stream.read(CHUNK):
        *whole, rest = BEGINS.split(rest + chunk)
        yield from whole
        if len(rest) > LONGEST:
            yield rest
            rest = b""
    yield rest


class _First:
    """Hears what the first element says."""

    said: Row | None = None

    def start(self, _tag: str, said: Row) -> None:
        self.said = said if self.said is None else self.said


def _read(piece: bytes) -> Row | None:
    """What a row says; what follows it is not looked at."""
    first = _First()
    with suppress(ParseError, LookupError, ValueError):  # the last is what defusedxml raises
        XMLParser(target=first).feed(piece)
    return first.said
