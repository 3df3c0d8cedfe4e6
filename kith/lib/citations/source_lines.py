"""The lines of a file of any size and any charset, of which never more than one is held."""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, TextIO

from kith.lib.archives.text import charset_of, clean

LONGEST_LINE, LOOKED_AT = 100_000, 200_000
UTF8 = "utf-8-sig"
WESTERN = ("utf-8", "utf_8", "ascii", "cp1252", "latin_1", "iso8859_1", "iso8859_15", "cp1254")

_BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_POLISH_OR_CZECH = re.compile(rb"[A-Za-z][\x9a\x9d-\x9f\xb3\xb9\xbe\xbf]")
_NOT_UTF8 = re.compile(r"[\udc80-\udcff]")


@dataclass(frozen=True, slots=True)
class Line:
    """One line; `is_cut` when it was longer than we hold, and its end is left out."""

    number: int
    text: str
    is_cut: bool = False


def lines(file: Path, *, longest: int = LONGEST_LINE) -> Iterator[Line]:
    """Each line without its end. The file is read twice: for its charset, and for its lines.

    A charset of UTF8 stands for Western text too: a line that is not UTF-8 is read as Windows wrote it.
    """
    charset = _charset(file)
    errors = "surrogateescape" if charset == UTF8 else "replace"
    with file.open(encoding=charset, errors=errors) as stream:
        for number, (text, is_cut) in enumerate(_pieces(stream, longest), start=1):
            yield Line(number, clean(_repaired(text) if charset == UTF8 else text), is_cut)


def first_lines(file: Path) -> list[str]:
    """The first lines, by which the format is known; letters other than Latin ones may be wrong in them."""
    with file.open("rb") as raw:
        start = raw.read(LOOKED_AT)
    return clean(start.decode(_told(start) or "latin-1", "replace").removeprefix("ï»¿")).split("\n")


def _pieces(stream: TextIO, longest: int) -> Iterator[tuple[str, bool]]:
    """The start of each line, and whether more of it was passed over."""
    while text := stream.readline(longest):
        rest, is_cut = text, False
        while rest and not rest.endswith("\n"):
            rest = stream.readline(LONGEST_LINE)
            is_cut |= bool(rest.strip())
        yield text.removesuffix("\n"), is_cut


def _charset(file: Path) -> str:
    with file.open("rb") as raw:
        if told := _told(raw.read(64)):
            return told
        raw.seek(0)
        charset = charset_of(_chunks(raw)).lower()
        raw.seek(0)
        if charset == "cp1250" and not any(map(_POLISH_OR_CZECH.search, _chunks(raw))):
            return UTF8  # a Spanish ñ would become a Polish ń
    return UTF8 if charset in WESTERN else charset


def _told(start: bytes) -> str:
    """The charset of which the first bytes leave no doubt."""
    return next((charset for mark, charset in _BOMS if start.startswith(mark)), "") or _wide(start[:64])


def _chunks(raw: BinaryIO) -> Iterator[bytes]:
    return iter(lambda: raw.readline(LONGEST_LINE), b"")


def _wide(start: bytes) -> str:
    """UTF-16 without its mark: every second byte of Latin letters is zero."""
    even, odd = start[0::2].count(0), start[1::2].count(0)
    if len(start) < 8 or max(even, odd) < len(start) // 4 or min(even, odd) > len(start) // 16:
        return ""
    return "utf-16-le" if odd > even else "utf-16-be"


def _repaired(text: str) -> str:
    """A line that is not UTF-8, read as Western; of one that mostly is, the few bad bytes are marked."""
    bad = len(_NOT_UTF8.findall(text))
    if not bad:
        return text
    data = text.encode("utf-8", "surrogateescape")
    good = sum(letter > "\x7f" and not "\udc80" <= letter <= "\udcff" for letter in text)
    if good > bad:
        return data.decode("utf-8", "replace")
    return "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in data)
