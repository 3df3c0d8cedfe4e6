"""What in a text could lead to a person: an aid to look again, never a promise that nothing is left.

After the eighteen identifiers of the HIPAA safe harbour rule, 45 CFR 164.514(b)(2), as far as they can be seen in plain
words. Works on the text alone, asks nobody, and keeps nothing.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice

MONTHS = "|".join(
    (
        "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?",
        "nov(?:ember)?|dec(?:ember)?",
        "enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre",
        "januar|februar|märz|mai|juni|juli|okt(?:ober)?|dez(?:ember)?",
        "januari|februari|maart|mrt|mei|augustus",
        "janv(?:ier)?|f[ée]vr(?:ier)?|mars|avr(?:il)?|juin|juil(?:let)?|ao[ûu]t|septembre|octobre|novembre|d[ée]c(?:embre)?",
    )
)
NUMBER_OF_DAY = r"\d{1,2}(?:st|nd|rd|th|er|ste|de|e|\.?º|\.)?"
NINETY = r"(?:9\d|1[01]\d)"
IN_WORDS = r"(?:ninety(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?|noventa(?: y \w{3,6})?)"
YEARS = r"(?:years?|yrs?|y/o|yo|años|Jahre|jaar|ans)"
CODES = r"(?:zip(?: code)?|postcode|postal code|c[óo]digo postal|C\.?P\.?|PLZ)"
SHORT = r"(?i:Mr|Mrs|Ms|Mx|Dr|Dra|Prof|Sr|Sra|Srta|Dhr|Mevr|Mme|Mlle)\.?|D\.ª|Lic\."
LONG = r"(?i:se[ñn]or(?:a|ita)?|mister|doctora?|profesora?|don|doña)|Miss|Herr|Frau|Mevrouw|Meneer|Monsieur|Madame"
BETWEEN = r"(?:de |del |las? |los |van |von |der )*"
LONGEST_NAME, MOST = 60, 30


class Sort(StrEnum):
    EMAIL = "email"
    LINK = "link"
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
    (Sort.EMAIL, re.compile(r"[\w.+-]{1,64} ?[\[(](?:at|arroba|@)[\])] ?[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}", re.I)),
    (Sort.LINK, re.compile(r"\b(?:facebook|instagram|linkedin|tiktok|twitter|x)\.com/[\w@./-]{2,80}", re.I)),
    (Sort.NUMBER, re.compile(r"\b\d{3}-\d{2}-\d{4}\b|\b[A-Z]{2}\d{6}[A-D]\b")),
    (Sort.DATE, re.compile(r"\b(?:\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[./-]\d{1,2}[./-]\d{2,4})\b")),
    (Sort.DATE, re.compile(r"\b(?:on|el|since|desde|until|hasta) \d{1,2}/\d{1,2}\b(?![/\d]| of | de )", re.I)),
    (Sort.DATE, re.compile(rf"\b{NUMBER_OF_DAY} (?:of |de )?(?:{MONTHS})\b", re.I)),
    (Sort.DATE, re.compile(rf"\b(?:{MONTHS})[.,]? (?:de |del )?(?:19|20)\d\d\b", re.I)),
    (Sort.DATE, re.compile(rf"\b(?:{MONTHS})\.? (?:the )?\d{{1,2}}(?:st|nd|rd|th)?\b(?!:)", re.I)),
    (Sort.PHONE, re.compile(r"(?<![\w.])(?:\+\d{1,3}|\(?0?\d{2,5}\)?)(?:[ ./-]\(?\d{2,6}\)?){2,5}(?![\w-])")),
    (Sort.PHONE, re.compile(r"(?<![\w.])\+\d{8,15}\b|(?<![\w.,/-])\d{3}-\d{4}(?![\w-])")),
    (Sort.AGE, re.compile(rf"\b(?:aged?|age of|edad de|cumpli\w{{0,3}}|cumple) {NINETY}\b", re.I)),
    (Sort.AGE, re.compile(rf"\b(?:{NINETY}|{IN_WORDS})[ -]?{YEARS}(?:[ -](?:old|alt|oud)\b)?(?!\w)", re.I)),
    (Sort.AGE, re.compile(rf"\b(?:s?he|they)(?:['’]s| is| was| turned) {NINETY}\b(?! ?(?:%|percent|minutes|per))", re.I)),
    (Sort.POSTCODE, re.compile(rf"\b{CODES}[: ]{{1,2}}\d{{4,5}}(?:-\d{{4}})?\b", re.I)),
    (Sort.POSTCODE, re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b|\b[A-Z]{2} \d{5}(?:-\d{4})?\b|\b\d{4} [A-Z]{2}\b")),
    (Sort.POSTCODE, re.compile(r"\b[ABCEGHJ-NPRSTVXY]\d[A-Z] ?\d[A-Z]\d\b")),
    (Sort.POSTCODE, re.compile(r"\b(?!\d\d000)\d{5} [A-ZÁÉÍÓÚÑÄÖÜ][a-zà-ÿ]{2,30}")),
    (Sort.NUMBER, re.compile(r"(?<![\w.,/-])\d{7,12}(?![\w.,/-]\d|\w)")),
    (Sort.NAME, re.compile(rf"\b(?:{SHORT}|{LONG}) {BETWEEN}[^\W\d_a-zà-ÿ][\w'’-]{{1,30}}|\bmrs?\.? [a-z]{{3,30}}")),
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
