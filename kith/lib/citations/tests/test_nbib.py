"""What PubMed saves."""

from pathlib import Path

from kith.lib.citations.reading import read
from kith.lib.citations.shapes import Name, Problem, Reason, Record
from kith.lib.citations.tests.reading_of import FILES, found, problems_of, records_of, titles


def test_what_pubmed_saves() -> None:
    article, chapter = records_of(list(read(FILES / "pubmed.nbib")))
    assert article == Record(
        type="article-journal",
        title="What helps at night: peer support after discharge from a ward where nobody had slept",
        authors=(Name("Reyes", "Ann Marie"), Name("King", "Leo", "Jr"), Name(literal="Night Line Group")),
        year=2019,
        month=6,
        day=12,
        container="Journal of peer practice",
        volume="12",
        issue="3",
        pages="101-110",
        doi="10.5555/jpp.2019.0123",
        pmid="31234567",
        issn="2045-7960",
        language="en",
        abstract="BACKGROUND: The first nights at home are hard. METHODS: Twenty-one people told us who they called. "
        "RESULTS: Most called someone who had been there.",
        keywords=("night", "Humans", "Peer Group", "Social Support"),
        extra=(
            ("nbib:AID", "jpp-2019-0123 [pii]"),
            ("nbib:IS", "2434-561X (Linking)"),
            ("nbib:PL", "Netherlands"),
            ("nbib:TA", "J Peer Pract"),
        ),
    )
    assert article.line == 2
    assert (chapter.type, chapter.title, chapter.container) == (
        "chapter",
        "Listening First",
        "Voices of Recovery",
    )
    assert (chapter.authors, chapter.editors) == ((Name("Garcia Luna", "L"),), (Name("Hill", "Sam"),))
    assert (chapter.publisher, chapter.place, chapter.isbn) == ("Field Books", "London", "9780306406157")


def test_a_broken_entry_spoils_no_other(tmp_path: Path) -> None:
    results = found(
        tmp_path, "PMID- none\nFAU - Lind, Bo\n\nPMID- 12345\nTI  - Fine.\n\nPMID- 7\nXX  - odd\n"
    )
    assert titles(results) == ["Fine", ""]
    assert problems_of(results) == [Problem(Reason.UNFINDABLE, 1)]


def test_other_sorts_of_publication(tmp_path: Path) -> None:
    text = "PMID- 1\nTI  - A\nPT  - Journal Article\nPT  - Preprint\n\nPMID- 2\nBTI - A Book.\nPT  - Books\n\nPMID- 3\nTI  - N\nPT  - News\n"
    assert [one.type for one in records_of(found(tmp_path, text))] == ["article", "book", "article-newspaper"]
