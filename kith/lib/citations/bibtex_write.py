"""Writes BibTeX that BibLaTeX reads too."""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from kith.lib.citations.bibtex_entry import GENRES, KIND, SUBTYPES
from kith.lib.citations.bibtex_text import escaped, escaped_title
from kith.lib.citations.bibtex_values import MONTHS
from kith.lib.citations.fields import words_joined
from kith.lib.citations.kinds import FROM_BIBTEX, TO_BIBTEX, WHOLE_BOOKS, WITHIN_A_BOOK
from kith.lib.citations.shapes import Name, Record
from kith.lib.citations.tidy import tidied

PUBLISHERS = {"thesis": "school", "report": "institution"}
NAMES_OF_MONTHS = {number: name for name, number in MONTHS.items()}
NAMES_OF_SUBTYPES = {kind: name for name, kind in reversed(SUBTYPES.items())}

_PLAIN_NAME = re.compile(r"[^\W\d_]+(?:(?:\. |[ .'’-])[^\W\d_]+)*\.?")
_FIELD = re.compile(r"[a-z][a-z0-9_-]*")


def write(records: Iterable[Record]) -> Iterator[str]:
    """The text of the file, one piece for each record. Each entry has a key of its own."""
    keys: dict[str, int] = {}
    for record in map(tidied, records):
        key = _key(record)
        keys[key] = keys.get(key, 0) + 1
        own = f"{key}-{keys[key]}" if keys[key] > 1 else key
        fields = [f"  {name} = {value}" for name, value in _fields(record)]
        yield f"@{_entry_type(record)}{{{own},\n" + ",\n".join(fields) + "\n}\n\n"


def _fields(record: Record) -> Iterator[tuple[str, str]]:
    """Names of fields with their values in braces; none is empty."""
    texts = {
        "title": escaped_title(record.title),
        "author": _people(record.authors),
        "editor": _people(record.editors),
        _container(record): escaped(record.container),
        "year": f"{record.year:04}" if record.year else "",
        "day": str(record.day or ""),
        "volume": escaped(record.volume),
        "number": escaped(record.issue),
        "pages": escaped(record.pages).replace("-", "--")
        if record.pages.count("-") == 1
        else escaped(record.pages),
        "edition": escaped(record.edition),
        "type": "" if _entry_type(record) in GENRES else escaped(record.genre),
        PUBLISHERS.get(record.type, "publisher"): escaped(record.publisher),
        "address": escaped(record.place),
        "doi": record.doi,
        "pmid": record.pmid,
        "isbn": record.isbn,
        "issn": record.issn,
        "url": record.url,
        "language": escaped(record.language),
        "abstract": escaped(record.abstract),
        "note": escaped(record.note),
        "keywords": escaped(words_joined(record.keywords)),
        KIND: _subtype(record),
        **dict(_extra(record)),
    }
    yield from ((name, f"{{{value}}}") for name, value in texts.items() if value)
    if record.month:
        yield "month", NAMES_OF_MONTHS[record.month]


def _entry_type(record: Record) -> str:
    if record.type == "thesis":
        return next((name for name, genre in GENRES.items() if genre == record.genre), "thesis")
    return TO_BIBTEX.get(record.type, "misc")


def _subtype(record: Record) -> str:
    is_told = FROM_BIBTEX.get(_entry_type(record), "document") == record.type
    return "" if is_told else NAMES_OF_SUBTYPES[record.type]


def _container(record: Record) -> str:
    if record.type in WITHIN_A_BOOK:
        return "booktitle"
    return "maintitle" if record.type in WHOLE_BOOKS else "journal"


def _people(names: tuple[Name, ...]) -> str:
    return " and ".join(f"{{{escaped(name.literal)}}}" if name.literal else _person(name) for name in names)


def _person(name: Name) -> str:
    parts = [name.family, name.suffix, name.given] if name.suffix else [name.family, name.given]
    return ", ".join(map(_part, parts))


def _part(text: str) -> str:
    """Braces keep together what BibTeX would take apart."""
    is_plain = _PLAIN_NAME.fullmatch(text) and not re.search(r"\b(?:and|others)\b", text, re.IGNORECASE)
    return escaped(text) if is_plain else f"{{{escaped(text)}}}"


def _extra(record: Record) -> Iterator[tuple[str, str]]:
    for name, value in record.extra:
        sort, _colon, field = name.partition(":")
        if sort == "bibtex" and _FIELD.fullmatch(field):
            yield field, escaped(value)


def _key(record: Record) -> str:
    """Family name, year and first long word of the title, in plain letters."""
    names = record.authors or record.editors
    family = (names[0].family or names[0].literal) if names else ""
    word = next((word for word in record.title.split() if len(word) > 3), record.title)
    return _letters(family)[:30] + str(record.year or "") + _letters(word)[:20] or "work"


def _letters(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^A-Za-z0-9]", "", plain).lower()
