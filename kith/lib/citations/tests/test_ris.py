"""RIS as programs save it, and as it arrives."""

from pathlib import Path

import pytest

from kith.lib.citations.reading import read
from kith.lib.citations.ris_write import write
from kith.lib.citations.shapes import Name, Problem, Reason, Record
from kith.lib.citations.tests.reading_of import FILES, found, problems_of, records_of, titles

GOOD = "TY  - BOOK\nTI  - Fine\nER  - \n"


def test_what_zotero_saves() -> None:
    article, book, chapter, report = records_of(list(read(FILES / "zotero.ris")))
    assert article == Record(
        type="article-journal",
        title="What helps at night: peer support after discharge",
        authors=(Name("Reyes", "Ann Marie"), Name("Okafor", "Tunde B.")),
        year=2019,
        month=6,
        day=12,
        container="Journal of Peer Practice",
        volume="12",
        issue="3",
        pages="101-110",
        doi="10.5555/jpp.2019.0123",
        pmid="31234567",
        issn="2045-7960",
        url="https://example.org/jpp/2019/0123",
        language="en",
        abstract="Background: The first nights at home are hard.\nMethods: Twenty-one people told us who they called.\n"
        "Results: Most called someone who had been there.",
        note="Read together in March.",
        keywords=("night", "peer support"),
        extra=(
            ("ris:DP", "DOI.org (Crossref)"),
            ("ris:J2", "J Peer Pract"),
            ("ris:ST", "What helps at night"),
            ("ris:Y2", "2024/02/01/09:30:11"),
        ),
    )
    assert article.line == 1
    assert (book.type, book.edition, book.isbn, book.container) == ("book", "2", "9780306406157", "")
    assert book.extra == (("ris:T2", "Handbooks for helpers"),)
    assert (chapter.container, chapter.editors) == (
        "Voices of recovery",
        (Name("Hill", "Sam"), Name("Ito", "Mei")),
    )
    assert (report.genre, report.month, report.day) == ("Working paper", 6, None)
    assert report.authors == (Name(literal="Institute for Shared Recovery"),)


def test_what_endnote_saves() -> None:
    article, thesis = records_of(list(read(FILES / "endnote.ris")))
    assert article.authors[2] == Name(literal="The Night Line Group")
    assert (article.pmid, article.pages, article.language) == ("31234567", "101-110", "en")
    assert (article.year, article.month, article.day) == (2019, 6, 12)
    assert article.keywords == ("Peer Group", "Humans", "Night Work")
    assert article.edition == ""
    assert (thesis.type, thesis.genre, thesis.url) == (
        "thesis",
        "PhD thesis",
        "https://www.example.org/nowak",
    )
    assert thesis.line == 32


def test_no_path_of_a_file_on_someones_machine_is_kept() -> None:
    kept = [value for record in records_of(list(read(FILES / "zotero.ris"))) for _name, value in record.extra]
    assert not [value for value in kept if "files/" in value]


def test_a_reference_without_end_ends_where_the_next_begins(tmp_path: Path) -> None:
    results = found(tmp_path, "TY  - JOUR\nTI  - First\n\n" + GOOD + "TY  - JOUR\nTI  - Last\n")
    assert titles(results) == ["First", "Fine", "Last"]
    assert problems_of(results) == [Problem(Reason.NO_END, 7)]


def test_lines_before_the_first_reference_and_tags_nobody_knows_harm_nothing(tmp_path: Path) -> None:
    results = found(
        tmp_path, "Provider: Some Database\nContent: text\n\nTY  - JOUR\nZZ  - odd\nTI  - Fine\nER  -\nbye\n"
    )
    assert titles(results) == ["Fine"]
    assert records_of(results)[0].extra == (("ris:ZZ", "odd"),)


def test_a_reference_without_its_first_line_still_comes_in(tmp_path: Path) -> None:
    results = found(tmp_path, GOOD + "TI  - Headless\nAU  - Lind, Bo\nER  - \n")
    assert [(one.type, one.title) for one in records_of(results)] == [
        ("book", "Fine"),
        ("document", "Headless"),
    ]


def test_what_nobody_could_find_is_told_with_its_line(tmp_path: Path) -> None:
    results = found(tmp_path, "TY  - JOUR\nAU  - Lind, Bo\nER  - \n" + GOOD)
    assert titles(results) == ["Fine"]
    assert problems_of(results) == [Problem(Reason.UNFINDABLE, 1)]


def test_a_line_that_is_too_long_is_told(tmp_path: Path) -> None:
    results = found(tmp_path, "TY  - JOUR\nTI  - Long\nAB  - " + "word " * 300_000 + "\nER  - \n" + GOOD)
    assert titles(results) == ["Long", "Fine"]
    assert problems_of(results) == [Problem(Reason.IN_PART, 1)]


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Reyes, Ann Marie", Name("Reyes", "Ann Marie")),
        ("Reyes,A.M.", Name("Reyes", "A.M.")),
        ("King, Martin, Jr.", Name("King", "Martin", "Jr.")),
        ("World Health Network", Name(literal="World Health Network")),
        ("Ministry of Rest, Region North,", Name(literal="Ministry of Rest, Region North")),
    ],
)
def test_names_are_read(tmp_path: Path, written: str, name: Name) -> None:
    (record,) = records_of(found(tmp_path, f"TY  - JOUR\nTI  - x\nAU  - {written}\nER  - \n"))
    assert record.authors == (name,)


@pytest.mark.parametrize(
    ("lines", "field", "value"),
    [
        ("UR  - https://doi.org/10.5555/a", "doi", "10.5555/a"),
        ("M3  - 10.5555/a", "doi", "10.5555/a"),
        ("M3  - Journal Article", "genre", ""),
        ("Y1  - 2019/06/12/", "day", 12),
        ("SP  - 12\nEP  - 19", "pages", "12-19"),
        ("SP  - 12-19\nEP  - 19", "pages", "12-19"),
        ("EP  - 19", "pages", "19"),
        ("SN  - 0306406152 (pbk)", "isbn", "9780306406157"),
        ("AN  - 12345\nDB  - Medline", "pmid", "12345"),
        ("AN  - 12345\nDB  - Another", "pmid", ""),
        ("N2  - What it says", "abstract", "What it says"),
        ("JO  - A Journal", "container", "A Journal"),
        ("KW  - one; two", "keywords", ("one", "two")),
        ("N1  - one\nN1  - two", "note", "one\n\ntwo"),
        ("PY  - in press", "extra", (("ris:PY", "in press"),)),
        ("UR  - ftp://example.org/x", "extra", (("ris:UR", "ftp://example.org/x"),)),
    ],
)
def test_tags_that_programs_use_in_their_own_way(
    tmp_path: Path, lines: str, field: str, value: object
) -> None:
    (record,) = records_of(found(tmp_path, f"TY  - JOUR\nTI  - x\n{lines}\nER  - \n"))
    assert getattr(record, field) == value


def test_tags_with_one_space_are_read_and_words_of_a_text_are_no_tags(tmp_path: Path) -> None:
    text = "TY - JOUR\nTI - Short\nAB - One\nUK - based group\nER - \n"
    (record,) = records_of(found(tmp_path, text))
    assert (record.title, record.abstract) == ("Short", "One\nUK - based group")


def test_what_we_write() -> None:
    record = Record(
        type="chapter",
        title="Listening first",
        authors=(Name("García", "Lucía"), Name(literal="A group")),
        year=2020,
        month=2,
        container="Voices",
        pages="33-58",
        pmid="123456",
        abstract="One\nER - no end\n\nTwo",
    )
    assert "".join(write([record])).split("\r\n") == [
        "TY  - CHAP",
        "AU  - García, Lucía",
        "AU  - A group,",
        "TI  - Listening first",
        "PY  - 2020",
        "DA  - 2020/02//",
        "T2  - Voices",
        "SP  - 33",
        "EP  - 58",
        "AN  - 123456",
        "DB  - PubMed",
        "AB  - One",
        " ER - no end",
        "",
        "Two",
        "ER  - ",
        "",
        "",
    ]
