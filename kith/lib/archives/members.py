"""A list of members as spreadsheet programs save it: any delimiter, any charset, headers in English or Spanish."""

import codecs
import csv
import re
import unicodedata
from collections import Counter, deque
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from kith.lib.archives.mail_headers import ADDRESS, recover_address
from kith.lib.archives.scratch import Places, Scratch, key_of
from kith.lib.archives.shapes import Member, Problem
from kith.lib.archives.text import charset_of, clean, one_line

RECORD_LINES, LONGEST_LINE = 30, 100_000
HEADERS = {
    "email": "email e-mail mail email-address e-mail-address correo correo-electronico direccion-de-correo",
    "name": "name full-name display-name nombre nombre-completo nombre-y-apellidos member miembro person",
    "given": "first-name given-name forename nombre-de-pila primer-nombre",
    "family": "last-name surname family-name apellido apellidos",
    "handle": "handle username user-name user nickname nick usuario apodo alias",
    "role": "role job job-title title profession occupation rol cargo puesto profesion ocupacion",
    "space_role": "space-role role-in-space membership permission rol-en-el-espacio rol-espacio permiso",
    "region": "region country state location place pais provincia lugar comunidad-autonoma ciudad city",
    "language": "language languages lang idioma idiomas lengua",
    "time_zone": "time-zone timezone tz zona-horaria huso-horario",
    "pronouns": "pronouns pronoun pronombres pronombre",
    "note": "note notes comment comments remark nota notas comentario comentarios observaciones",
}
FIELDS = {alias.replace("-", ""): field for field, aliases in HEADERS.items() for alias in aliases.split()}

type Record = tuple[int, list[str]]


def read(file: Path, *, scratch_folder: Path | None = None) -> Iterator[Member | Problem]:
    """Each member of the list once, in its order; a line that cannot be one is told with its number.

    The list is read twice, line by line: for its charset, and for its people. Memory stays the same at any size.
    """
    try:
        with Scratch(scratch_folder) as scratch:
            yield from _members(_records(_lines(file)), seen=Places(scratch))
    except OSError as error:
        yield Problem(file.name, f"the file could not be read: {error.strerror or 'unknown reason'}")


def _lines(file: Path) -> Iterator[str]:
    """Spreadsheets also save UTF-16 with its mark."""
    with file.open("rb") as raw:
        has_mark = raw.read(2) in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
        raw.seek(0)
        charset = "utf-16" if has_mark else charset_of(iter(lambda: raw.readline(LONGEST_LINE), b""))
    with file.open(encoding=charset, errors="replace") as text:
        for line in iter(lambda: text.readline(LONGEST_LINE), ""):
            yield clean(line.removesuffix("\n"))


def _members(records: Iterator[Record], *, seen: Places) -> Iterator[Member | Problem]:
    first = next(records, None)
    if first is None:
        yield Problem("line 1", "the file is empty")
        return
    columns = [FIELDS.get(_plain(cell), "") for cell in first[1]]
    if "email" not in columns:
        columns = _guess_columns(first[1])
        if "email" not in columns:
            yield Problem(
                f"line {first[0]}", "no column is named e-mail, so nobody could be read from this file"
            )
            return
        yield _member(first, columns, seen)
    for record in records:
        if any(cell.strip() for cell in record[1]):
            yield _member(record, columns, seen)


def _member(record: Record, columns: Sequence[str], seen: Places) -> Member | Problem:
    number, cells = record
    position = f"line {number}"
    values: dict[str, str] = {}
    for field, cell in zip(columns, cells, strict=False):
        if field and not values.get(field):
            values[field] = one_line(cell, limit=2000 if field == "note" else 200)
    written = values.pop("email", "")
    email = _address(written)
    if not email:
        return Problem(
            position,
            f"left out: “{written}” is not an e-mail address"
            if written
            else "left out: it has no e-mail address",
        )
    if (before := seen.get(key_of(email))) >= 0:
        return Problem(position, f"left out: {email} stands in line {before} already", email)
    seen.put(key_of(email), number)
    full = " ".join(part for part in (values.pop("given", ""), values.pop("family", "")) if part)
    name = values.pop("name", "")
    if full and name not in full:  # "nombre" may be the given name beside "apellidos"
        name = f"{name} {full}".strip()
    return Member(
        name=(full if name in full else name) or email.split("@")[0], email=email, position=position, **values
    )


def _address(text: str) -> str:
    """The address in small letters; empty unless the cell holds one and, at most, a name before it in `<…>`."""
    bare = recover_address(text.removeprefix("mailto:").strip())
    match = ADDRESS.search(bare)
    if match is None or (match[0] != bare and f"<{match[0]}>" not in bare):
        return ""
    email = match[0].lower()
    host = email.rpartition("@")[2]
    return email if "." in host and ".." not in email and len(email) <= 254 else ""


def _guess_columns(cells: Sequence[str]) -> list[str]:
    """Columns of a table without a head: the one with the address, and the first other as the name."""
    columns = [""] * len(cells)
    for place, cell in enumerate(cells):
        kind = "email" if _address(cell.strip()) else "name"
        if kind not in columns:
            columns[place] = kind
    return columns


def _plain(header: str) -> str:
    letters = unicodedata.normalize("NFKD", header.casefold())
    return re.sub(r"[^a-z]", "", letters)


def _records(lines: Iterator[str]) -> Iterator[Record]:
    """Number of the first line, and cells; quotes that never close spoil only the line they stand in."""
    ahead = _Ahead(lines)
    while ahead.seen and not ahead.seen[0].strip():
        ahead.take(1)
    said = re.match(r"sep=(.)$", ahead.seen[0].strip(), re.IGNORECASE) if ahead.seen else None
    if said:
        ahead.take(1)
    delimiter = said[1] if said else _delimiter(ahead.seen[0] if ahead.seen else "")
    while ahead.seen:
        height, cells = _record(ahead.seen, delimiter)
        yield ahead.number, cells
        ahead.take(height)


class _Ahead:
    """The next lines, of which as many can be seen before they are taken as a record may have."""

    def __init__(self, lines: Iterator[str]) -> None:
        self._lines, self.number = lines, 1
        self.seen = deque(islice(lines, RECORD_LINES))

    def take(self, count: int) -> None:
        for _line in range(count):
            self.seen.popleft()
            self.seen.extend(islice(self._lines, 1))
        self.number += count


def _record(lines: Sequence[str], delimiter: str) -> tuple[int, list[str]]:
    """How many lines the next record takes, and its cells."""
    height = _height(lines)
    cells = _cells("\n".join(islice(lines, height)), delimiter)
    if height > 1 and any("\n" in cell and ADDRESS.search(cell) for cell in cells):
        return 1, _cells(lines[0], delimiter)
    return height, cells


def _height(lines: Sequence[str]) -> int:
    """A cell in quotes may hold line ends."""
    quotes = 0
    for height, line in enumerate(lines, start=1):
        quotes += line.count('"')
        if quotes % 2 == 0:
            return height
    return 1


def _cells(text: str, delimiter: str) -> list[str]:
    if text.count('"') % 2:
        return [cell.strip(' "\t') for cell in text.split(delimiter)]
    try:
        cells = next(csv.reader([text], delimiter=delimiter), [])
    except csv.Error:
        cells = text.split(delimiter)
    return [cell.strip(' "\t') for cell in cells]


def _delimiter(header: str) -> str:
    counts = Counter(character for character in header if character in ",;\t|")
    return counts.most_common(1)[0][0] if counts else ","
