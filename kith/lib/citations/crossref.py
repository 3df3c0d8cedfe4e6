"""What Crossref answers about a DOI (`/works/{doi}`) as a record."""

from kith.lib.citations.answers import listed, mapping, mappings, prose, text, texts
from kith.lib.citations.csl_json import day_from
from kith.lib.citations.kinds import KINDS
from kith.lib.citations.shapes import Name, Problem, Reason, Record
from kith.lib.citations.standard_numbers import doi_of, isbn_of, issn_of
from kith.lib.citations.tidy import tidied

KINDS_OF_TYPES = {
    "journal-article": "article-journal", "journal-issue": "periodical", "journal": "periodical", "posted-content": "article",
    "book-chapter": "chapter", "book-section": "chapter", "book-part": "chapter", "book-track": "chapter",
    "reference-entry": "entry", "monograph": "book", "edited-book": "book", "reference-book": "book", "book-set": "book",
    "book-series": "book", "proceedings": "book", "proceedings-article": "paper-conference", "dissertation": "thesis",
    "report-component": "report", "report-series": "report", "peer-review": "review", "database": "dataset",
}  # fmt: skip
DATES = ("issued", "published", "published-print", "published-online", "created")


def read(answer: object) -> Record | Problem:
    """The record; a Problem when the answer does not tell of a work."""
    work = mapping(mapping(answer).get("message"))
    record = _record(work)
    return record if record.title and record.doi else Problem(Reason.NO_WORK, detail="Crossref")


def _record(work: dict[str, object]) -> Record:
    year, month, day = next(
        (day for day in (day_from(work.get(name)) for name in DATES) if day[0]), (None, None, None)
    )
    kind = text(work.get("type"))
    return tidied(
        Record(
            type=KINDS_OF_TYPES.get(kind, kind if kind in KINDS else "document"),
            title=_title(work),
            authors=_names(work.get("author")),
            editors=_names(work.get("editor")),
            year=year,
            month=month,
            day=day,
            container=text(work.get("container-title")),
            volume=text(work.get("volume")),
            issue=text(work.get("issue")),
            pages=text(work.get("page")) or text(work.get("article-number")),
            edition=text(work.get("edition-number")),
            genre=text(work.get("degree")),
            publisher=text(work.get("publisher")) or text(mapping(work.get("institution")).get("name")),
            place=text(work.get("publisher-location")),
            doi=doi_of(text(work.get("DOI"))),
            isbn=next(filter(None, (isbn_of(one.rpartition("/")[2]) for one in texts(work.get("ISBN")))), ""),
            issn=next(filter(None, map(issn_of, texts(work.get("ISSN")))), ""),
            url=text(mapping(mapping(work.get("resource")).get("primary")).get("URL")),
            language=text(work.get("language")),
            abstract=prose(work.get("abstract")),
            keywords=tuple(texts(work.get("subject"))),
        )
    )


def _title(work: dict[str, object]) -> str:
    """Crossref keeps the subtitle apart, and sometimes says it in the title too."""
    title, subtitle = text(work.get("title")), text(work.get("subtitle"))
    if not subtitle or subtitle.casefold() in title.casefold():
        return title
    return f"{title.rstrip(': ')}: {subtitle}"


def _names(value: object) -> tuple[Name, ...]:
    return tuple(
        Name(
            family=text(one.get("family")),
            given=text(one.get("given")),
            suffix=text(one.get("suffix")),
            literal=text(one.get("name")),
        )
        for one in mappings(listed(value))
    )
