"""The one normal form of a record: what every reader gives, and what every writer begins with.

A record in this form is the same after it was written and read again, in each of the formats.
"""

import re
from dataclasses import replace
from datetime import date
from operator import itemgetter

from kith.lib.archives.text import clean, one_line
from kith.lib.citations.kinds import KINDS, NOT_A_GENRE
from kith.lib.citations.shapes import Name, Record
from kith.lib.citations.standard_numbers import doi_of, isbn_of, issn_of, pmid_of, url_of

LINE, WORD, TEXT = 1000, 200, 20_000
MOST_NAMES, MOST_KEYWORDS, MOST_EXTRA = 3000, 200, 200
OF_ONE_LINE = ("container", "volume", "issue", "publisher", "place")
LANGUAGES = {
    "en": "eng english inglés", "es": "spa spanish español castellano", "fr": "fre fra french français",
    "de": "ger deu german deutsch", "pt": "por portuguese português", "nl": "dut nld dutch nederlands",
    "it": "ita italian italiano", "pl": "pol polish polski", "sv": "swe swedish svenska", "da": "dan danish dansk",
    "no": "nor norwegian norsk", "fi": "fin finnish suomi", "ca": "cat catalan català", "ja": "jpn japanese",
    "zh": "chi zho chinese", "ru": "rus russian", "ar": "ara arabic",
}  # fmt: skip
ORDINALS = {
    word: str(number)
    for number, word in enumerate(
        ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"],
        start=1,
    )
}

_CODES = {word: code for code, words in LANGUAGES.items() for word in words.split()}
_MARKS = re.compile(
    r"</?(?:i|b|u|em|strong|sub|sup|sc|span|scp|p|jats:[a-z-]{1,20})(?:\s[^<>]{0,200})?/?>", re.IGNORECASE
)
_RANGE = re.compile(r"\s?[-‐‑‒–—−][-‐‑‒–—−\s]*")
_ORDINAL = re.compile(
    rf"(?:([0-9]{{1,3}})(?:st|nd|rd|th|\.)?|({'|'.join(ORDINALS)}))(?: ed(?:ition|\.|n\.?)?)?"
)
_PMID_LINE = re.compile(r"^PMID: ([1-9][0-9]{0,7})$", re.MULTILINE)
_EXTRA_NAME = re.compile(r"[a-z-]{2,12}:[\w.+-]{1,60}")


def tidied(record: Record) -> Record:
    """The record in normal form. What is not valid (a wrong ISBN, a 31 June) is left empty; nothing else is lost."""
    year, month, day = _day(record.year, record.month, record.day)
    doi, url = _doi_and_url(record)
    pmid, note = _pmid_and_note(record)
    lines = {field: one_line(text, limit=LINE) for field in OF_ONE_LINE if (text := getattr(record, field))}
    return replace(
        record,
        type=record.type if record.type in KINDS else "document",
        title=one_line(without_marks(record.title[: 4 * LINE]), limit=LINE),
        authors=tidy_names(record.authors),
        editors=tidy_names(record.editors),
        year=year,
        month=month,
        day=day,
        pages=_pages(record.pages),
        doi=doi,
        pmid=pmid,
        isbn=isbn_of(clean(record.isbn)),
        issn=issn_of(clean(record.issn)),
        url=url,
        language=_language(record.language),
        abstract=paragraphs(record.abstract),
        note=note,
        keywords=_keywords(record.keywords),
        extra=_extra(record.extra),
        edition=_edition(record.edition),
        genre=_genre(record.genre),
        line=record.line,
        **lines,
    )


def without_marks(text: str) -> str:
    """The words of a title in which some were set in italics or the like; what else stands in `<…>` stays."""
    while (bare := _MARKS.sub("", text)) != text:
        text = bare
    return text


def paragraphs(text: str) -> str:
    """Lines without spaces around them, at most one blank line between two."""
    if not text:
        return ""
    lines = "\n".join(" ".join(line.split()) for line in clean(text).split("\n"))
    whole = re.sub(r"\n{3,}", "\n\n", lines).strip("\n")
    return whole if len(whole) <= TEXT else whole[: TEXT - 1].rstrip() + "…"


def tidy_names(names: tuple[Name, ...]) -> tuple[Name, ...]:
    return tuple(name for name in map(_name, names[:MOST_NAMES]) if name != Name())


def _name(name: Name) -> Name:
    """Either a family name with what belongs to it, or one literal name: a family name alone is one too."""
    family, given, suffix = (_part(part.replace(",", " ")) for part in (name.family, name.given, name.suffix))
    if family and (given or suffix):
        return Name(family=family, given=given, suffix=suffix)
    return Name(literal=family or _part(name.literal) or " ".join(part for part in (given, suffix) if part))


def _part(text: str) -> str:
    return one_line(without_marks(text[: 4 * WORD]), limit=WORD).strip(" ,;") if text else ""


def _day(year: int | None, month: int | None, day: int | None) -> tuple[int | None, int | None, int | None]:
    if year is None or not 1 <= year <= 2999:
        return None, None, None
    if month is None or not 1 <= month <= 12:
        return year, None, None
    try:
        return year, month, date(year, month, day or 0).day
    except ValueError:
        return year, month, None


def _doi_and_url(record: Record) -> tuple[str, str]:
    """An address that only leads to the DOI is the DOI."""
    doi, url = doi_of(clean(record.doi)), url_of(clean(record.url))
    within = doi_of(url)
    if within and doi.casefold() in ("", within.casefold()):
        return doi or within, ""
    return doi, url


def _pmid_and_note(record: Record) -> tuple[str, str]:
    """Zotero keeps the PMID in a line of the note."""
    pmid, note = pmid_of(clean(record.pmid)), paragraphs(record.note)
    found = None if pmid else _PMID_LINE.search(note)
    return (pmid_of(found[1]), paragraphs(_PMID_LINE.sub("", note, count=1))) if found else (pmid, note)


def _pages(text: str) -> str:
    """A hyphen between pages; a last page that was shortened, as in 101-10, in full."""
    line = _RANGE.sub("-", one_line(text, limit=WORD)).strip("-, ")
    first, hyphen, last = line.partition("-")
    if hyphen and first.isdecimal() and last.isdecimal() and len(last) < len(first):
        last = first[: len(first) - len(last)] + last
    return f"{first}{hyphen}{last}" if first != last else first


def _edition(text: str) -> str:
    """The number alone, of “Second”, “2nd ed.” or “2.”, so that each style can write it in its own way."""
    line = one_line(text, limit=WORD)
    found = _ORDINAL.fullmatch(line.casefold())
    return str(int(found[1])) if found and found[1] else ORDINALS.get(found[2], line) if found else line


def _genre(text: str) -> str:
    line = one_line(text, limit=WORD)
    return "" if line.casefold() in NOT_A_GENRE else line


def _language(text: str) -> str:
    line = one_line(text, limit=40)
    return _CODES.get(line.casefold(), line)


def _keywords(keywords: tuple[str, ...]) -> tuple[str, ...]:
    lines = (
        one_line(word.replace(";", ","), limit=WORD).strip(" ,*") for word in keywords[: 2 * MOST_KEYWORDS]
    )
    return tuple(dict.fromkeys(line for line in lines if line))[:MOST_KEYWORDS]


def _extra(extra: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    pairs = ((name, paragraphs(value)) for name, value in extra[:MOST_EXTRA] if _EXTRA_NAME.fullmatch(name))
    return tuple(sorted(((name, value) for name, value in pairs if value), key=itemgetter(0)))
