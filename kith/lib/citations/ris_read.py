"""Reads RIS, the format that every database of journals exports.

By hand: the only kept library for it (rispy) holds the whole file, leaves out a reference without an end, and cannot tell
in which line something stood.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from kith.lib.citations.days import Day, nearest
from kith.lib.citations.fields import Fields, name_of, words_of
from kith.lib.citations.kinds import FROM_RIS, KINDS, WHOLE_BOOKS
from kith.lib.citations.shapes import Problem, Record
from kith.lib.citations.standard_numbers import doi_of, isbn_of, issn_of, pmid_of, url_of
from kith.lib.citations.tagged import Grammar, records_in
from kith.lib.citations.tidy import tidied

KNOWN = (
    "A1 A2 A3 A4 AB AD AN AU AV BT C1 C2 C3 C4 C5 C6 C7 C8 CA CN CP CT CY DA DB DO DP ED EP ER ET ID IS J1 J2 JA JF JO KW L1 "
    "L2 L3 L4 LA LB M1 M2 M3 N1 N2 NV OP PB PP PY RI RN RP SE SN SP ST T1 T2 T3 TA TI TT TY U1 U2 U3 U4 U5 UR VL VO Y1 Y2"
)
GRAMMAR = Grammar(
    re.compile(rf"(?:(?=..  -)|(?=(?:{KNOWN.replace(' ', '|')}) -(?: |$)))([A-Z][A-Z0-9]) {{1,2}}-(.*)$"),
    "TY",
    "ER",
    "TY  - ",
)
KIND_TAG, KIND_WORD = "U5", "CSL type: "
PUBMED = "PubMed"
# people's addresses, and paths of files on their machines
NOT_TO_KEEP = ("TY", "ER", "AD", "L1", "L2", "L3", "L4")


def read(file: Path) -> Iterator[Record | Problem]:
    """Each reference of the file in its order; one that cannot come in is told with its line."""
    return records_in(file, GRAMMAR, record_of=record_of)


def record_of(pairs: Iterable[tuple[str, str]], line: int) -> Record:
    """One reference by its tags."""
    fields = Fields(pairs)
    kind = _kind(fields)
    is_book = kind in WHOLE_BOOKS
    year, month, day = _day(fields)
    pmid = _pmid(fields)
    fields.drop(*NOT_TO_KEEP)
    return tidied(
        Record(
            type=kind,
            title=fields.first("TI", "T1", *(("BT",) if is_book else ("CT",))),
            authors=tuple(map(name_of, fields.all("AU", "A1"))),
            editors=tuple(map(name_of, fields.all("A2", "ED"))),
            year=year,
            month=month,
            day=day,
            container=fields.first("JF", *(() if is_book else ("T2", "BT")), "JO", "JA", "J1", "J2"),
            volume=fields.first("VL"),
            issue=fields.first("IS"),
            pages=_pages(fields),
            edition=fields.valid(_edition, "ET"),
            publisher=fields.first("PB"),
            place=fields.first("CY", "PP"),
            doi=fields.valid(doi_of, "DO", "DI", "M3", "UR"),
            genre=fields.first("M3"),
            pmid=pmid,
            isbn=fields.valid(isbn_of, "SN"),
            issn=fields.valid(issn_of, "SN"),
            url=fields.valid(url_of, "UR"),
            language=fields.first("LA"),
            abstract=fields.first("AB", "N2"),
            note="\n\n".join(fields.all("N1", "RN")),
            keywords=words_of(fields.all("KW")),
            extra=fields.left("ris"),
            line=line,
        )
    )


def _kind(fields: Fields) -> str:
    """What sort of work it is; one that RIS has no word for is told in a field for users."""
    kind = FROM_RIS.get(fields.first("TY").upper(), "document")
    word = fields.seen(KIND_TAG)
    if word.startswith(KIND_WORD) and word.removeprefix(KIND_WORD) in KINDS:
        kind = fields.first(KIND_TAG).removeprefix(KIND_WORD)
    return kind


def _day(fields: Fields) -> Day:
    written = fields.all("PY", "Y1", "DA")
    day = nearest(written)
    if day[0] is None and written:
        fields.put("PY", written[0])
    return day


def _pages(fields: Fields) -> str:
    first, last = fields.first("SP"), fields.first("EP")
    return f"{first}-{last}" if first and last and "-" not in first and first != last else first or last


def _pmid(fields: Fields) -> str:
    """PubMed's number stands among the numbers of other databases."""
    is_pubmed = re.search(r"pubmed|medline|nlm", fields.seen("DB"), re.IGNORECASE)
    pmid = fields.valid(pmid_of if is_pubmed else _named_pmid, "AN") or fields.valid(_named_pmid, "C2")
    if pmid:
        fields.valid(lambda name: name if name == PUBMED else "", "DB")
    return pmid


def _edition(text: str) -> str:
    """EndNote puts the day there on which an article was first to be read."""
    return "" if re.fullmatch(r"[0-9]{4}/[0-9/]+", text) else text


def _named_pmid(text: str) -> str:
    return pmid_of(text) if text.upper().startswith("PMID") else ""
