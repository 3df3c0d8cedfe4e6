"""Writes RIS, as every reference manager reads it."""

from collections.abc import Iterable, Iterator

from kith.lib.citations.kinds import FROM_RIS, TO_RIS, WHOLE_BOOKS
from kith.lib.citations.ris_read import GRAMMAR, KIND_TAG, KIND_WORD, PUBMED
from kith.lib.citations.shapes import Name, Record
from kith.lib.citations.tidy import tidied

END = "\r\n"


def write(records: Iterable[Record]) -> Iterator[str]:
    """The text of the file, one piece for each record."""
    for record in records:
        pairs = [(tag, value) for tag, value in _pairs(tidied(record)) if value]
        yield END.join(f"{tag}  - {_value(value)}" for tag, value in pairs) + f"{END}ER  - {END}{END}"


def written_name(name: Name) -> str:
    """“Family, Given, Suffix”; a literal name ends with a comma, so that no program turns its words around."""
    if name.literal:
        return f"{name.literal},"
    return ", ".join([name.family, name.given, name.suffix] if name.suffix else [name.family, name.given])


def _pairs(record: Record) -> Iterator[tuple[str, str]]:
    tag = TO_RIS.get(record.type, "GEN")
    first, last = _pages(record.pages)
    yield "TY", tag
    yield from (("AU", written_name(name)) for name in record.authors)
    yield from (("A2", written_name(name)) for name in record.editors)
    yield "TI", record.title
    yield "PY", f"{record.year:04}" if record.year else ""
    yield "DA", _day(record)
    yield "JF" if record.type in WHOLE_BOOKS else "T2", record.container
    yield "VL", record.volume
    yield "IS", record.issue
    yield "SP", first
    yield "EP", last
    yield "ET", record.edition
    yield "PB", record.publisher
    yield "CY", record.place
    yield "SN", record.isbn
    yield "SN", record.issn
    yield "DO", record.doi
    yield from [("AN", record.pmid), ("DB", PUBMED)] if record.pmid else []
    yield "UR", record.url
    yield "LA", record.language
    yield "M3", record.genre
    yield "AB", record.abstract
    yield "N1", record.note
    yield from (("KW", word) for word in record.keywords)
    if FROM_RIS.get(tag, "") != record.type:
        yield KIND_TAG, KIND_WORD + record.type
    yield from _extra(record)


def _extra(record: Record) -> Iterator[tuple[str, str]]:
    for name, value in record.extra:
        sort, _colon, tag = name.partition(":")
        if sort == "ris" and tag not in ("TY", "ER") and GRAMMAR.tag.match(f"{tag}  - "):
            yield tag, value


def _day(record: Record) -> str:
    """With a slash after each part that is there, as the format asks."""
    parts = [f"{record.year:04}" if record.year else "", f"{record.month or 0:02}", f"{record.day or 0:02}"]
    told = parts[: 3 if record.day else 2]
    return "/".join(told) + "/" * (4 - len(told)) if record.month else ""


def _pages(pages: str) -> tuple[str, str]:
    first, _hyphen, last = pages.partition("-")
    return (pages, "") if "-" in last else (first, last)


def _value(value: str) -> str:
    """A further line that looks like a tag is moved by a space: it is none."""
    first, *rest = value.split("\n")
    return END.join([first, *(f" {line}" if GRAMMAR.tag.match(line) else line for line in rest)])
