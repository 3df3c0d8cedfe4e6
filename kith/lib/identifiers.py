"""What in a text could lead to a person: an aid to look again, never a promise that nothing is left.

After the eighteen identifiers of the HIPAA safe harbour rule, 45 CFR 164.514(b)(2), as far as they can be seen in plain
words. Works on the text alone, asks nobody, and keeps nothing.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice

MONTHS = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|"
    "dec(?:ember)?|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|januar|"
    "februar|märz|mai|juni|juli|oktober|dezember|januari|februari|maart|mei|augustus"
)
TITLES = r"Mr|Mrs|Ms|Mx|Miss|Dr|Prof|Sr|Sra|Srta|Don|Doña|Herr|Frau|Dhr|Mevr|Mevrouw|Meneer|Mme|Mlle|Monsieur|Madame"
LONGEST_NAME, MOST = 60, 30


class Sort(StrEnum):
    EMAIL = "email"
    PHONE = "phone"
    DATE = "date"
    AGE = "age"
    POSTCODE = "postcode"
    NUMBER = "number"
    NAME = "name"
    FACILITY = "facility"


@dataclass(frozen=True)
class Identifier:
    """What was seen, where it begins (in characters), and of which sort it is."""

    sort: Sort
    words: str
    start: int


PATTERNS: tuple[tuple[Sort, re.Pattern[str]], ...] = (
    (Sort.EMAIL, re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")),
    (Sort.NUMBER, re.compile(r"\b\d{3}-\d{2}-\d{4}\b|\b[A-Z]{2}\d{6}[A-D]\b")),
    (Sort.DATE, re.compile(r"\b(?:\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[./-]\d{1,2}[./-]\d{2,4})\b")),
    (Sort.DATE, re.compile(rf"\b\d{{1,2}}(?:st|nd|rd|th|\.)? (?:of |de )?(?:{MONTHS})\b", re.I)),
    (Sort.DATE, re.compile(rf"\b(?:{MONTHS})\.? \d{{1,2}}(?:st|nd|rd|th)?\b(?!:)", re.I)),
    (Sort.PHONE, re.compile(r"(?<![\w.])(?:\+\d{1,3}|\(?0?\d{2,5}\)?)(?:[ ./-]\(?\d{2,6}\)?){2,5}(?![\w-])")),
    (Sort.PHONE, re.compile(r"(?<![\w.])\+\d{8,15}\b")),
    (Sort.AGE, re.compile(r"\b(?:aged?|age of|edad de|de) (?:9\d|1[01]\d)\b", re.I)),
    (Sort.AGE, re.compile(r"\b(?:9\d|1[01]\d)[ -]?(?:years?|year|yrs?|años|Jahre|jaar|ans)[ -]?(?:old|alt|oud)?\b", re.I)),
    (Sort.POSTCODE, re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b|\b[A-Z]{2} \d{5}(?:-\d{4})?\b|\b\d{4} [A-Z]{2}\b")),
    (Sort.POSTCODE, re.compile(r"\b[ABCEGHJ-NPRSTVXY]\d[A-Z] ?\d[A-Z]\d\b")),
    (Sort.NUMBER, re.compile(r"(?<![\w.,/-])\d{7,12}(?![\w.,/-]\d|\w)")),
    (Sort.NAME, re.compile(rf"\b(?:{TITLES})\.? (?:de |van |von |der |la )*[^\W\d_a-zà-ÿ][\w'’-]{{1,30}}")),
)  # fmt: skip


def identifiers(text: str, *, facilities: Iterable[str] = ()) -> list[Identifier]:
    """The first things that could lead to someone, in the order of the text; words that others said before (`>`) are left out."""
    own = "\n".join("" if line.startswith(">") else line for line in text.split("\n"))
    taken: list[tuple[int, int]] = []
    seen = (each for each in _seen(own, facilities) if _is_new(each, taken))
    return sorted(islice(seen, MOST), key=lambda each: each.start)


def _seen(text: str, facilities: Iterable[str]) -> Iterator[Identifier]:
    for sort, pattern in PATTERNS:
        for found in pattern.finditer(text):
            yield Identifier(sort, found[0].strip(), found.start())
    for name in facilities:
        if 3 < len(name) <= LONGEST_NAME:
            for found in re.finditer(rf"\b{re.escape(name)}\b", text, re.I):
                yield Identifier(Sort.FACILITY, found[0], found.start())


def _is_new(each: Identifier, taken: list[tuple[int, int]]) -> bool:
    """Whether no pattern before it has seen the same place; then the place is taken."""
    start, end = each.start, each.start + len(each.words)
    if any(start < until and begin < end for begin, until in taken):
        return False
    taken.append((start, end))
    return True
