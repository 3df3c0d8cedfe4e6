"""The lines of an iCalendar file of unknown origin, put together where they were folded (RFC 5545, 3.1).

By hand: the usual library (icalendar) gives up at the first broken line, and cannot tell in which line something stood.
"""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from kith.lib.archives.text import charset_of, clean
from kith.lib.calendars.faults import Fault, Reason

MEGABYTES = 5
MOST_BYTES, LONGEST = MEGABYTES * 1024 * 1024, 50_000
CARETS = {"n": "\n", "'": '"', "^": "^"}
TEXTS = {"DESCRIPTION", "SUMMARY", "LOCATION", "COMMENT"}

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_LINE = re.compile(r'\s*([A-Za-z0-9-]{1,80})\s*((?:;(?:[^":]|"[^"]*")*)?):(.*)', re.DOTALL)
_PARAMETER = re.compile(r';\s*([A-Za-z0-9-]+)\s*=\s*("[^"]*"|[^";]*)')
_MARK = re.compile(rb"\s*(?:BEGIN|END):[A-Z-]{1,40}\s*", re.IGNORECASE)  # never folded: too short for it
_CARET = re.compile(r"\^([n'^])")
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Property:
    """What one line says: `DTSTART;TZID=Europe/Madrid:20260303T180000`."""

    name: str
    value: str
    line: int
    parameters: dict[str, str] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The value as words, with its line ends, commas and semicolons."""
        return _ESCAPED.sub(lambda found: "\n" if found[1] in "nN" else found[1], self.value)

    def going_on(self, text: str) -> "Property":
        """With one more line of words; not beyond all measure."""
        return self if len(self.value) >= LONGEST else replace(self, value=f"{self.value}\\n{text}"[:LONGEST])


def properties(data: bytes) -> Iterator[Property | Fault]:
    """What each line says, in their order; what is no such line is told, or goes on with the text before it."""
    held: Property | None = None
    for number, text in _lines(data):
        found = _property(text[:LONGEST], number)
        if found is None and held and held.name in TEXTS:
            found = held.going_on(text)
        elif held:
            yield held
        if len(text) > LONGEST:
            yield Fault(Reason.LONG_LINE, number)
        if found is None:
            yield Fault(Reason.BROKEN_LINE, number)
        held = found
    if held:
        yield held
    if len(data) > MOST_BYTES:
        yield Fault(Reason.TOO_LARGE, detail=str(MEGABYTES))


def _property(text: str, number: int) -> Property | None:
    found = _LINE.fullmatch(text)
    if not found:
        return None
    parameters = {name.upper(): _plain(value) for name, value in _PARAMETER.findall(found[2])}
    return Property(found[1].upper(), found[3].strip(), number, parameters)


def _plain(value: str) -> str:
    """A parameter without its quotes, and with those that stand in it (RFC 6868)."""
    return _CARET.sub(lambda found: CARETS[found[1]], value.strip('" '))


def _lines(data: bytes) -> Iterator[tuple[int, str]]:
    """Each line with the number under which it begins. Letters may be cut in two by a fold, so bytes are joined."""
    folded = list(_unfolded(_as_utf8(data[:MOST_BYTES])))
    charset = charset_of(line for _number, line in folded)
    for number, line in folded:
        yield number, clean(_decoded(line, charset))


def _unfolded(data: bytes) -> Iterator[tuple[int, bytes]]:
    number = 0
    pieces: list[bytes] = []
    for position, line in enumerate(data.replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n"), start=1):
        if pieces and line[:1] in (b" ", b"\t") and not (_MARK.fullmatch(pieces[0]) or _MARK.fullmatch(line)):
            pieces.append(line[1:])
        elif line.strip():
            if pieces:
                yield number, b"".join(pieces)
            number, pieces = position, [line]
    if pieces:
        yield number, b"".join(pieces)


def _as_utf8(data: bytes) -> bytes:
    for mark, charset in _BOMS:
        if data.startswith(mark):
            return data.removeprefix(mark).decode(charset, "replace").encode()
    return data


def _decoded(line: bytes, charset: str) -> str:
    try:
        return line.decode()
    except UnicodeDecodeError:
        return line.decode("cp1252" if charset == "utf-8" else charset, "replace")
