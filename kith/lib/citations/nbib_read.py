"""Reads what PubMed saves for reference managers (.nbib, also called MEDLINE)."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from kith.lib.citations.days import nearest
from kith.lib.citations.fields import Fields, name_of
from kith.lib.citations.shapes import Name, Problem, Record
from kith.lib.citations.standard_numbers import doi_of, isbn_of, issn_of
from kith.lib.citations.tagged import Grammar, records_in
from kith.lib.citations.tidy import tidied

GRAMMAR = Grammar(re.compile(r"([A-Z]{2,4}) {0,2}- ?(.*)$"), "PMID", "", "PMID- ")
KINDS_OF_TYPES = {
    "book chapter": "chapter", "books": "book", "book": "book", "preprint": "article", "dataset": "dataset",
    "news": "article-newspaper", "newspaper article": "article-newspaper", "interview": "interview", "legislation": "legislation",
    "patient education handout": "pamphlet", "technical report": "report",
}  # fmt: skip
NOT_TO_KEEP = (
    "OWN", "STAT", "DA", "DCOM", "LR", "EDAT", "MHDA", "CRDT", "PHST", "PST", "SB", "JID", "CTDT", "CDAT", "AUID", "AU", "ED",
    "IRAD", "FIR", "IR", "DRDT", "DEP", "SO", "RF", "OTO", "AD",
)  # fmt: skip
_NUMBER = re.compile(r"\s*\[(?:doi|pii)\]$")
_SUFFIX = re.compile(r"(.+?),? (Jr|Sr|2nd|3rd|4th|II|III|IV)\.?$")


def read(file: Path) -> Iterator[Record | Problem]:
    """Each reference of the file in its order; one that cannot come in is told with its line."""
    return records_in(file, GRAMMAR, record_of=record_of)


def record_of(pairs: Iterable[tuple[str, str]], line: int) -> Record:
    """One reference by its tags. A wrapped line goes on where it was wrapped."""
    fields = Fields((tag, " ".join(value.split())) for tag, value in pairs)
    book = fields.first("BTI")
    title = fields.first("TI", "TT").removesuffix(".")
    year, month, day = nearest(fields.all("DP"))
    authors, editors = _names(fields, "FAU", "AU"), _names(fields, "FED", "ED")
    kind = _kind(fields.all("PT"), is_in_book=bool(book and title), is_book=bool(book))
    fields.drop(*NOT_TO_KEEP)
    return tidied(
        Record(
            type=kind,
            title=title or book.removesuffix("."),
            authors=(*authors, *(Name(literal=name) for name in fields.all("CN"))),
            editors=editors,
            year=year,
            month=month,
            day=day,
            container=book if title and book else fields.first("JT", "TA"),
            volume=fields.first("VI"),
            issue=fields.first("IP"),
            pages=fields.first("PG"),
            edition=fields.first("EN"),
            publisher=fields.first("PB"),
            place=fields.first("PL") if book else "",
            doi=fields.valid(_doi, "LID", "AID"),
            pmid=fields.first("PMID"),
            isbn=fields.valid(isbn_of, "ISBN"),
            issn=fields.valid(issn_of, "IS"),
            language=fields.first("LA"),
            abstract=fields.first("AB"),
            keywords=_words(fields),
            extra=fields.left("nbib"),
            line=line,
        )
    )


def _names(fields: Fields, full: str, short: str) -> tuple[Name, ...]:
    """By their full names; by initials only where no full name is told."""
    if names := fields.all(full):
        return tuple(map(_person, names))
    return tuple(map(_initialled, fields.all(short)))


def _initialled(text: str) -> Name:
    family, _space, initials = text.rpartition(" ")
    return Name(family=family, given=initials) if family and initials.isupper() else Name(literal=text)


def _person(text: str) -> Name:
    name = name_of(text)
    if found := _SUFFIX.fullmatch(name.given.strip()):
        return Name(family=name.family, given=found[1], suffix=found[2])
    return name


def _kind(types: list[str], *, is_in_book: bool, is_book: bool) -> str:
    if is_book:
        return "chapter" if is_in_book else "book"
    return next((kind for kind in map(KINDS_OF_TYPES.get, map(str.lower, types)) if kind), "article-journal")


def _doi(text: str) -> str:
    return doi_of(_NUMBER.sub("", text)) if text.endswith("[doi]") else ""


def _words(fields: Fields) -> tuple[str, ...]:
    """Authors' own keywords, and the subject headings without what is said about them after a slash."""
    headings = (heading.split("/")[0] for heading in fields.all("MH"))
    return tuple(word.replace("*", "") for word in (*fields.all("OT"), *headings))
