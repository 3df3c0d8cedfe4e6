"""BibTeX and BibLaTeX as programs save it, and as people write it."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kith.lib.citations import bibtex_text
from kith.lib.citations.bibtex_entry import people
from kith.lib.citations.bibtex_text import escaped, plain, verbatim
from kith.lib.citations.bibtex_write import write
from kith.lib.citations.reading import read
from kith.lib.citations.shapes import Name, Problem, Reason, Record
from kith.lib.citations.tests.reading_of import FILES, found, problems_of, records_of, titles
from kith.lib.citations.tests.samples import text as texts


def test_what_zotero_saves() -> None:
    article, chapter, thesis = records_of(list(read(FILES / "zotero.bib")))
    assert article == Record(
        type="article-journal",
        title="What helps at night: peer support after discharge",
        authors=(
            Name("Reyes", "Ann Marie"),
            Name("Okafor", "Tunde B."),
            Name(literal="The Night Line Group"),
        ),
        year=2019,
        month=6,
        container="Journal of Peer Practice",
        volume="12",
        issue="3",
        pages="101-110",
        doi="10.5555/jpp.2019.0123",
        issn="2045-7960",
        url="https://example.org/jpp_2019/0123?a=1%202",
        language="en",
        abstract="The first nights at home are hard. 80% of those asked called someone & were heard.",
        note="Read together in March.",
        keywords=("night", "peer support"),
        extra=(("bibtex:shorttitle", "What helps at night"), ("bibtex:urldate", "2024-02-01")),
    )
    assert (chapter.title, chapter.container) == (
        "Listening first in the DNA of a House",
        "Voices of recovery",
    )
    assert (thesis.type, thesis.genre, thesis.publisher) == ("thesis", "PhD thesis", "University of Lodz")


def test_what_people_write_by_hand() -> None:
    results = list(read(FILES / "by-hand.bib"))
    article, book, guide = records_of(results)
    assert article.title == "Café nights – what “rest” means for Peers"
    assert article.authors == (
        Name("Muñoz", "Lucía García"),
        Name("Müller", "Jürgen"),
        Name("van der Berg", "Jan"),
    )
    assert (article.container, article.pages) == ("Journal of Peer Practice (Supplement)", "S1-9")
    assert (article.year, article.month) == (2017, 4)
    assert (book.title, book.publisher, book.edition) == ("Walking beside & waiting", "Harbour Press", "2")
    assert book.url == "https://example.org/~berg/walking_beside"
    assert (guide.authors, guide.day, guide.pmid) == ((Name(literal="Open Door Network"),), 3, "31234567")
    assert problems_of(results) == [Problem(Reason.UNBALANCED, 27)]


def test_each_broken_entry_is_told_with_its_line(tmp_path: Path) -> None:
    text = "@article{a,\n title = {No end\n@article{b,\n title }\n@book{c, title={Fine}}\n@book{d,\n author={Lind, Bo}}\n"
    results = found(tmp_path, text)
    assert titles(results) == ["Fine"]
    assert problems_of(results) == [
        Problem(Reason.UNBALANCED, 1),
        Problem(Reason.UNBALANCED, 3),
        Problem(Reason.UNFINDABLE, 6),
    ]


def test_an_entry_told_twice_comes_in_with_what_was_told_first(tmp_path: Path) -> None:
    results = found(tmp_path, "@book{a, title={First}, title={Second}}\n@book{a, title={Third}}\n")
    assert titles(results) == ["First", "Third"]


def test_abbreviations_that_grow_without_end_are_cut(tmp_path: Path) -> None:
    bomb = ['@string{s0 = "xxxxxxxxxx"}'] + [f"@string{{s{n + 1} = s{n} # s{n}}}" for n in range(60)]
    results = found(tmp_path, "\n".join([*bomb, "@book{a, title=s60}"]))
    assert [len(title) for title in titles(results)] == [1000]


@pytest.mark.parametrize(
    ("latex", "words"),
    [
        (r"Garc{\'i}a-Mu{\~n}oz, {\o}re, \ss{}", "García-Muñoz, øre, ß"),
        (r"\'{\i} \v{s} \c c \H{o} {\L}\'od\'z", "í š ç ő Łódź"),
        (r"\emph{Rest} and \textbf{hope}", "Rest and hope"),
        (r"5 -- 6 --- ``yes''", "5 – 6 — “yes”"),
        ("50% of A & B", "50% of A & B"),
        (r"50\% of A \& B \$5 \#1 a\_b", "50% of A & B $5 #1 a_b"),
        (r"$\alpha$ and $x^2$", "α and x^2"),
        (r"\href{https://example.org}{here}", "here"),
        (r"\input{/etc/passwd}", ""),
        ("{{Deep} and {DNA}}", "Deep and DNA"),
        ("{" * 3000 + "deep", "deep"),
    ],
)
def test_latex_is_read_as_words(latex: str, words: str) -> None:
    assert plain(latex).strip() == words


@given(texts)
def test_what_is_escaped_is_read_as_it_was(text: str) -> None:
    line = " ".join(text.split())
    assert plain(escaped(line)) == line


@given(
    st.lists(
        st.sampled_from(
            [r"\'", '\\"', r"\~", r"\c", "{", "}", "e", "n", "o", "i", " ", r"\ss", r"\o", "{}", "--", "``"]
        )
    ).map("".join)
)
def test_the_quick_way_reads_what_the_long_way_reads(latex: str) -> None:
    """Where it dares to; and only of braces that match, as nobody knows what the others mean."""
    easy = bibtex_text._EASY.sub(bibtex_text._easy, latex)
    if (
        "\x00" not in easy
        and latex.count("{") == latex.count("}")
        and "}{" not in latex
        and not latex.startswith("}")
    ):
        slow = bibtex_text._DECODER.latex_to_text(latex)
        assert easy.split() == slow.split() or "".join(easy.split()) == "".join(slow.split())


@pytest.mark.parametrize(
    ("latex", "address"),
    [
        (r"\url{https://example.org/a_b}", "https://example.org/a_b"),
        (r"https://example.org/a\_b\%20c\&d\#e", "https://example.org/a_b%20c&d#e"),
        (r"https://example.org/{\textasciitilde}berg", "https://example.org/~berg"),
    ],
)
def test_addresses_are_read_as_they_are_meant(latex: str, address: str) -> None:
    assert verbatim(latex) == address


@pytest.mark.parametrize(
    ("latex", "names"),
    [
        ("Reyes, Ann and Okafor, Tunde", (Name("Reyes", "Ann"), Name("Okafor", "Tunde"))),
        ("Ann Reyes AND  Jan van der Berg", (Name("Reyes", "Ann"), Name("van der Berg", "Jan"))),
        ("King, Jr., Leo", (Name("King", "Leo", "Jr."),)),
        ("{Rest and Hope Network} and others", (Name(literal="Rest and Hope Network"),)),
        ("", ()),
        ("and and and", ()),
    ],
)
def test_names_are_read(latex: str, names: tuple[Name, ...]) -> None:
    assert tuple(name for name in people(latex) if name != Name()) == names or names == ()


def test_what_we_write() -> None:
    record = Record(
        type="article-magazine",
        title="A pause in London & the DNA of 100% rest",
        authors=(Name("García", "Lucía"), Name("King", "Leo", "Jr."), Name(literal="Rest and Hope")),
        year=2020,
        month=2,
        day=3,
        container="Rest_Magazine",
        pages="4-6",
        doi="10.5555/a_b",
        url="https://example.org/~a_b?c=%20",
    )
    assert "".join(write([record, record])).split("\n") == [
        "@article{garcia2020pause,",
        r"  title = {A pause in {London} \& the {DNA} of 100\% rest},",
        "  author = {García, Lucía and King, Jr., Leo and {Rest and Hope}},",
        r"  journal = {Rest\_Magazine},",
        "  year = {2020},",
        "  day = {3},",
        "  pages = {4--6},",
        "  doi = {10.5555/a_b},",
        "  url = {https://example.org/~a_b?c=%20},",
        "  entrysubtype = {magazine},",
        "  month = feb",
        "}",
        "",
        "@article{garcia2020pause-2,",
        *"".join(write([record])).split("\n")[1:],
    ]
