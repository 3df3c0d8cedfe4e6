"""What DataCite answers about a DOI (`/dois/{id}`) as a record."""

from kith.lib.citations.answers import mapping, mappings, prose, text
from kith.lib.citations.days import Day, day_of
from kith.lib.citations.fields import name_of
from kith.lib.citations.kinds import KINDS
from kith.lib.citations.shapes import Name, Problem, Reason, Record
from kith.lib.citations.standard_numbers import doi_of, isbn_of, issn_of
from kith.lib.citations.tidy import tidied

KINDS_OF_TYPES = {
    "JournalArticle": "article-journal", "DataPaper": "article-journal", "Preprint": "article", "Book": "book",
    "BookChapter": "chapter", "ConferencePaper": "paper-conference", "ConferenceProceeding": "book", "Dataset": "dataset",
    "Dissertation": "thesis", "Report": "report", "Software": "software", "Audiovisual": "motion_picture", "Sound": "song",
    "Image": "graphic", "PeerReview": "review", "Standard": "standard", "Event": "event", "Text": "document",
}  # fmt: skip
DATES = ("Issued", "Available", "Created")


def read(answer: object) -> Record | Problem:
    """The record; a Problem when the answer does not tell of a work."""
    work = mapping(mapping(mapping(answer).get("data")).get("attributes"))
    record = _record(work)
    return record if record.title and record.doi else Problem(Reason.NO_WORK, detail="DataCite")


def _record(work: dict[str, object]) -> Record:
    year, month, day = _day(work)
    container = mapping(work.get("container"))
    numbers = [*mappings(work.get("relatedIdentifiers")), *mappings(work.get("identifiers")), container]
    known = [text(one.get("relatedIdentifier") or one.get("identifier")) for one in numbers]
    publisher = work.get("publisher")
    return tidied(
        Record(
            type=_kind(mapping(work.get("types"))),
            title=_title(work),
            authors=tuple(map(_name, mappings(work.get("creators")))),
            editors=tuple(
                _name(one)
                for one in mappings(work.get("contributors"))
                if one.get("contributorType") == "Editor"
            ),
            year=year,
            month=month,
            day=day,
            container=text(container.get("title")),
            volume=text(container.get("volume")),
            issue=text(container.get("issue")),
            pages="-".join(filter(None, (text(container.get(name)) for name in ("firstPage", "lastPage")))),
            publisher=text(mapping(publisher).get("name")) or text(publisher),
            doi=doi_of(text(work.get("doi"))),
            isbn=next(filter(None, map(isbn_of, known)), ""),
            issn=next(filter(None, map(issn_of, known)), ""),
            url=text(work.get("url")),
            language=text(work.get("language")),
            abstract=_abstract(work),
            keywords=tuple(text(one.get("subject")) for one in mappings(work.get("subjects"))),
            extra=tuple(
                ("datacite:rights", text(one.get("rights"))) for one in mappings(work.get("rightsList"))
            ),
        )
    )


def _title(work: dict[str, object]) -> str:
    titles = mappings(work.get("titles"))
    main = next((text(one.get("title")) for one in titles if not one.get("titleType")), "")
    subtitle = next((text(one.get("title")) for one in titles if one.get("titleType") == "Subtitle"), "")
    title = main or next((text(one.get("title")) for one in titles), "")
    return f"{title}: {subtitle}" if subtitle and subtitle != title else title


def _kind(types: dict[str, object]) -> str:
    told = text(types.get("citeproc"))
    general = KINDS_OF_TYPES.get(text(types.get("resourceTypeGeneral")), "document")
    return told if told in KINDS and (told != "article" or general == "document") else general


def _day(work: dict[str, object]) -> Day:
    """The year of publication, and the day if one is told for that year."""
    year = day_of(text(work.get("publicationYear")))[0]
    dates = mappings(work.get("dates"))
    days = [day_of(text(one.get("date"))) for sort in DATES for one in dates if one.get("dateType") == sort]
    return next((day for day in days if day[0] and year in (None, day[0])), (year, None, None))


def _name(one: dict[str, object]) -> Name:
    family, given, whole = (text(one.get(key)) for key in ("familyName", "givenName", "name"))
    if one.get("nameType") == "Organizational":
        return Name(literal=whole)
    return Name(family=family, given=given) if family else name_of(whole)


def _abstract(work: dict[str, object]) -> str:
    told = mappings(work.get("descriptions"))
    return next(
        (prose(one.get("description")) for one in told if one.get("descriptionType") == "Abstract"), ""
    )
