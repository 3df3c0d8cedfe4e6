"""A list of members as spreadsheet programs save it: any delimiter, any charset, headers in English or Spanish."""

import csv
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from kith.lib.archives.mail_headers import ADDRESS, recover_address
from kith.lib.archives.shapes import Member, Problem
from kith.lib.archives.text import decode, one_line

SIZE_LIMIT = 50_000_000
RECORD_LINES = 30
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


def read(file: Path) -> Iterator[Member | Problem]:
    """Each member of the list once, in its order; a line that cannot be one is told with its number."""
    try:
        if file.stat().st_size > SIZE_LIMIT:
            yield Problem(file.name, f"the file is larger than {SIZE_LIMIT // 1_000_000} MB; split it")
            return
        lines = decode_table(file.read_bytes()).split("\n")
    except OSError as error:
        yield Problem(file.name, f"the file could not be read: {error.strerror or 'unknown reason'}")
        return
    yield from _members(_records(lines))


def decode_table(data: bytes) -> str:
    """The text of the table; spreadsheets also save UTF-16 with its mark."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return (
            decode(data.removeprefix(b"\xff\xfe"), declared="utf-16-le")
            if data[0] == 0xFF
            else decode(data[2:], declared="utf-16-be")
        )
    return decode(data)


def _members(records: Iterator[Record]) -> Iterator[Member | Problem]:
    first = next(records, None)
    if first is None:
        yield Problem("line 1", "the file is empty")
        return
    columns = [FIELDS.get(_plain(cell), "") for cell in first[1]]
    seen: dict[str, str] = {}
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


def _member(record: Record, columns: Sequence[str], seen: dict[str, str]) -> Member | Problem:
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
    if email in seen:
        return Problem(position, f"left out: {email} stands in {seen[email]} already", email)
    seen[email] = position
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


def _records(lines: Sequence[str]) -> Iterator[Record]:
    """Number of the first line, and cells; quotes that never close spoil only the line they stand in."""
    start = next((number for number, line in enumerate(lines) if line.strip()), len(lines))
    delimiter = ""
    if start < len(lines) and re.match(r"sep=.$", lines[start].strip(), re.IGNORECASE):
        delimiter, start = lines[start].strip()[-1], start + 1
    delimiter = delimiter or _delimiter(lines[start] if start < len(lines) else "")
    place = start
    while place < len(lines):
        height = _height(lines, place)
        cells = _cells("\n".join(lines[place : place + height]), delimiter)
        if height > 1 and any("\n" in cell and ADDRESS.search(cell) for cell in cells):
            height, cells = 1, _cells(lines[place], delimiter)
        yield place + 1, cells
        place += height


def _height(lines: Sequence[str], place: int) -> int:
    """How many lines the record takes: a cell in quotes may hold line ends."""
    quotes = 0
    for height, line in enumerate(lines[place : place + RECORD_LINES], start=1):
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
