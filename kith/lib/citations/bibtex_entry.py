"""One entry of BibTeX or BibLaTeX as a record."""

from collections.abc import Callable, Iterable

from bibtexparser.middlewares.names import parse_single_name_into_parts, split_multiple_persons_names

from kith.lib.citations.bibtex_text import plain, verbatim
from kith.lib.citations.days import Day, day_of, month_of
from kith.lib.citations.fields import Fields, words_in
from kith.lib.citations.kinds import FROM_BIBTEX, KINDS
from kith.lib.citations.shapes import Name, Record
from kith.lib.citations.standard_numbers import doi_of, isbn_of, issn_of, pmid_of, url_of
from kith.lib.citations.tidy import MOST_NAMES, tidied

KIND = "entrysubtype"
GENRES = {"phdthesis": "PhD thesis", "mastersthesis": "Master’s thesis"}
TYPES = {"phdthesis": "PhD thesis", "mathesis": "Master’s thesis", "techreport": "Technical report"}
SUBTYPES = {"magazine": "article-magazine", "newspaper": "article-newspaper"} | {kind: kind for kind in KINDS}
NOT_TO_KEEP = ("file", "bdsk-", "local-url", "owner", "timestamp")  # of people's machines, not of the work
LONGEST_NAMES = 100_000


def record_of(entry_type: str, values: Iterable[tuple[str, str]], line: int) -> Record:
    """The record of an entry, by the LaTeX of its fields."""
    fields = Fields((name, value) for name, value in values if not name.startswith(NOT_TO_KEEP))
    title, subtitle = fields.first("title"), fields.first("subtitle")
    year, month, day = _day(fields)
    return tidied(
        Record(
            type=_kind(entry_type, fields),
            title=plain(f"{title}: {subtitle}" if subtitle else title),
            authors=people(fields.first("author")),
            editors=people(fields.first("editor")),
            year=year,
            month=month,
            day=day,
            container=_plain(fields, "journal", "journaltitle", "booktitle", "maintitle"),
            volume=_plain(fields, "volume"),
            issue=_plain(fields, "number", "issue"),
            pages=_plain(fields, "pages"),
            edition=_plain(fields, "edition"),
            genre=_genre(entry_type, fields),
            publisher=_plain(fields, "publisher", "school", "institution", "organization"),
            place=_plain(fields, "address", "location"),
            doi=_number(fields, doi_of, "doi", "url"),
            pmid=_pmid(fields),
            isbn=_number(fields, isbn_of, "isbn"),
            issn=_number(fields, issn_of, "issn"),
            url=_number(fields, url_of, "url", "howpublished"),
            language=_plain(fields, "language", "langid"),
            abstract=_plain(fields, "abstract"),
            note=_plain(fields, "note", "annote", "annotation"),
            keywords=words_in(_plain(fields, "keywords", "keyword")),
            extra=tuple((name, plain(value)) for name, value in fields.left("bibtex")),
            line=line,
        )
    )


def people(latex: str) -> tuple[Name, ...]:
    """The names between “and”; a name all in braces is kept as it is, and “others” is nobody."""
    names = split_multiple_persons_names(" ".join(latex[:LONGEST_NAMES].split()))[:MOST_NAMES]
    return tuple(_name(name) for name in names if name.strip().lower() != "others")


def _name(latex: str) -> Name:
    parts = parse_single_name_into_parts(latex, strict=False)
    family, given, suffix = (
        plain(" ".join(words)) for words in ([*parts.von, *parts.last], parts.first, parts.jr)
    )
    return Name(family=family, given=given, suffix=suffix) if given or suffix else Name(literal=family)


def _plain(fields: Fields, *names: str) -> str:
    return plain(fields.first(*names))


def _number(fields: Fields, normal: Callable[[str], str], *names: str) -> str:
    return fields.valid(lambda latex: normal(verbatim(latex)), *names)


def _pmid(fields: Fields) -> str:
    is_pubmed = fields.seen("eprinttype").lower() in ("pubmed", "pmid")
    pmid = _number(fields, pmid_of, "pmid", *(("eprint",) if is_pubmed else ()))
    if pmid and is_pubmed:
        fields.drop("eprinttype")
    return pmid


def _kind(entry_type: str, fields: Fields) -> str:
    """BibTeX has few types; what sort of article or of anything else it is, BibLaTeX tells in a field."""
    if kind := SUBTYPES.get(fields.seen(KIND).lower()):
        fields.drop(KIND)
        return kind
    return FROM_BIBTEX.get(entry_type.lower(), "document")


def _genre(entry_type: str, fields: Fields) -> str:
    told = _plain(fields, "type")
    return TYPES.get(told, told) or GENRES.get(entry_type.lower(), "")


def _day(fields: Fields) -> Day:
    """BibLaTeX has one date, BibTeX a year and perhaps a month."""
    date, written = fields.first("date"), fields.first("year")
    year, month, day = day_of(plain(date)) if date else day_of(plain(written))
    if year is None and (date or written):
        fields.put("year", date or written)
    month = month or month_of(_plain(fields, "month"))
    number = _plain(fields, "day").strip()
    return year, month, int(number) if day is None and number.isdecimal() and len(number) < 3 else day
