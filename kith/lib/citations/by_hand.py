"""What someone typed about a work, or pasted, as a record."""

import re
from collections.abc import Mapping
from dataclasses import replace

from kith.lib.citations.fields import name_of
from kith.lib.citations.pasted import Pasted, Sort, recognise
from kith.lib.citations.shapes import Record
from kith.lib.citations.standard_numbers import url_of
from kith.lib.citations.tidy import tidied

NAMES = ("identifier", "source_title", "authors", "year", "container", "sort", "address")
BEFORE_NUMBER = re.compile(r"[\s.,;:(]*\b(?:pmid|isbn)\b", re.IGNORECASE)
ARTICLE, CHAPTER, BOOK, REPORT, PAGE = "article-journal", "chapter", "book", "report", "webpage"


def record_by_hand(words: Mapping[str, str]) -> Record:
    """The record of the answers to NAMES, of which each may be missing: one author a line, “Family, Given”."""
    told = {name: words.get(name, "").strip() for name in NAMES}
    year = told["year"]
    typed = Record(
        type=told["sort"] or _sort(told),
        title=told["source_title"],
        authors=tuple(name_of(line) for line in told["authors"].splitlines() if line.strip()),
        year=int(year) if year.isascii() and year.isdecimal() and len(year) == 4 else None,
        container=told["container"],
        url=url_of(told["address"]),
    )
    return tidied(_identified(typed, told["identifier"]))


def _identified(record: Record, text: str) -> Record:
    found = recognise(text) if text else None
    match found:
        case Pasted(Sort.DOI, value):
            return replace(record, doi=value)
        case Pasted(Sort.PMID, value):
            return replace(record, pmid=value)
        case Pasted(Sort.ISBN, value):
            return replace(record, isbn=value)
        case Pasted(Sort.URL, value):
            return replace(record, url=record.url or value)
        case _:
            return record


def _sort(told: Mapping[str, str]) -> str:
    """What it most likely is, if nobody said."""
    found = recognise(told["identifier"])
    if found and found.sort == Sort.ISBN:
        return BOOK
    if told["container"] or (found and found.sort in (Sort.DOI, Sort.PMID)):
        return ARTICLE
    return PAGE if found or told["address"] else "document"


def record_of_line(line: str) -> Record:
    """The record of one line: a DOI alone, or a title with a PMID, an ISBN or an address behind it, or a title alone."""
    found = recognise(line)
    title = "" if found and found.sort == Sort.DOI else BEFORE_NUMBER.split(line, maxsplit=1)[0]
    before, _space, last = title.strip().rpartition(" ")
    if found is None and url_of(last):
        return record_by_hand({"identifier": last, "source_title": before})
    if found and not before and recognise(title):  # nothing stands there but the number or the address
        title = ""
    return record_by_hand({"identifier": line, "source_title": title})
