"""What someone pasted into the field where a work is asked for: a DOI, a PMID, an ISBN, or the address of a page."""

import re
from dataclasses import dataclass
from enum import StrEnum

from kith.lib.citations.standard_numbers import doi_of, isbn_of, pmid_of, url_of

LONGEST = 5000
FEWEST_DIGITS = 5  # of a bare number, which could be a year

_DOI_WITHIN = re.compile(
    r"(?:\bdoi\s*[:=]?\s*|doi\.org/|(?<![\w./]))10\.[0-9]{4,9}(?:\.[0-9]{1,9}){0,9}/\S+", re.IGNORECASE
)
_PMID_WITHIN = re.compile(r"\bpmid\s*[:=]?\s*([0-9]{1,8})\b", re.IGNORECASE)
_ISBN_WITHIN = re.compile(r"\bisbn(?:[- ]?1[03])?\s*[:=]?\s*([0-9][0-9Xx -]{8,16}[0-9Xx])", re.IGNORECASE)


class Sort(StrEnum):
    DOI = "doi"
    PMID = "pmid"
    ISBN = "isbn"
    URL = "url"


@dataclass(frozen=True, slots=True)
class Pasted:
    """What it is, and its normal form."""

    sort: Sort
    value: str


def recognise(text: str) -> Pasted | None:
    """What was pasted; also the first DOI, PMID or ISBN of a whole reference. None when nothing of the kind is in it."""
    text = text[:LONGEST].strip()
    return _bare(text) or _within(text)


def _bare(text: str) -> Pasted | None:
    if doi := doi_of(text):
        return Pasted(Sort.DOI, doi)
    if isbn := isbn_of(text):
        return Pasted(Sort.ISBN, isbn)
    is_short_number = text.isdigit() and len(text) < FEWEST_DIGITS
    if (pmid := pmid_of(text)) and not is_short_number:
        return Pasted(Sort.PMID, pmid)
    if url := url_of(text):
        return Pasted(Sort.URL, url)
    return None


def _within(text: str) -> Pasted | None:
    if (found := _DOI_WITHIN.search(text)) and (doi := doi_of(found[0])):
        return Pasted(Sort.DOI, doi)
    if (found := _PMID_WITHIN.search(text)) and (pmid := pmid_of(found[1])):
        return Pasted(Sort.PMID, pmid)
    if (found := _ISBN_WITHIN.search(text)) and (isbn := isbn_of(found[1])):
        return Pasted(Sort.ISBN, isbn)
    return None
