"""Any text can be put on paper, comes out as it was written, and can be read aloud."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pypdf
import pypdfium2
import pytest
import segno
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kith.lib.markdown import render
from kith.lib.printing import setter
from kith.lib.printing.typesetting import NotSet, Paper, name_of, typeset

PAPER = Paper(
    title="Tea before talk", language="es", authors=("Ana", "Zoë"), html="<h2>Propósito</h2><p>Té primero</p>",
    foot="Tea · Version 2", address="https://kith.example/library/1/", code_words="A code that leads to the page",
    at=datetime(2026, 11, 26, tzinfo=UTC),
)  # fmt: skip
PIECES = [
    "#", "$x$", "*", "_", "`", "@ana", "<a>", "\\", "//", "/*", "~", "---", "...", "#panic()", '#read("/etc/passwd")',
    "#sys.inputs", "#import", "[", "]", "{", "}", "= ", "- ", "+ ", "1. ", "> ", "| ", "[^1]", "\n", "\n\n", "a", "é", "Ж",
    "שלום", "مرحبا", "🙂", "語", "\x00", "\u200d", "[x](http://a.b/c)", "![p](/files/a/b.png)", "```\n", "- [ ] t",
]  # fmt: skip
WRITTEN = st.one_of(st.lists(st.sampled_from(PIECES), max_size=30).map("".join), st.text(max_size=200))


def test_a_paper_is_tagged_titled_and_says_its_language() -> None:
    made = typeset(PAPER.as_data())
    assert made.startswith(b"%PDF-1.7")
    for mark in (
        b"/StructTreeRoot",
        b"/MarkInfo",
        b"/Marked true",
        b"/Lang(es)",
        b"<pdfuaid:part>1</pdfuaid:part>",
    ):
        assert mark in made, mark
    assert b"Tea before talk" in made
    assert b"/FontFile" in made


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(WRITTEN, st.sampled_from(["en", "ar", "zh", "no-such-language", ""]))
def test_whatever_is_written_can_be_put_on_paper(tmp_path: Path, text: str, language: str) -> None:
    paper = replace(
        PAPER,
        title=text[:200],
        authors=(text[:20],),
        foot=text[:30],
        html=render(text).html,
        language=language,
    )
    assert setter.pdf(json.loads(paper.as_data()), root=tmp_path).startswith(b"%PDF")


def test_markup_of_the_setter_comes_out_as_it_was_written(tmp_path: Path) -> None:
    words = [
        "#panic()",
        '#read("page.typ")',
        "$x^2$",
        "*not-bold*",
        "@ana",
        "#sys.inputs",
        "a--b",
        "//",
        "<label>",
        "= not",
    ]
    paper = replace(
        PAPER, title="#panic() *title*", html="".join(f"<p>{word.replace('<', '&lt;')}</p>" for word in words)
    )
    read = pypdf.PdfReader(BytesIO(setter.pdf(json.loads(paper.as_data()), root=tmp_path)))
    text = read.pages[0].extract_text()
    for word in [*words, "#panic() *title*"]:
        assert word in text, word
    assert read.metadata is not None
    assert read.metadata.title == "#panic() *title*"


def test_a_sign_that_no_font_has_costs_the_seal_and_no_word(tmp_path: Path) -> None:
    paper = replace(PAPER, html="<p>Tea is 茶</p>")
    made = setter.pdf(json.loads(paper.as_data()), root=tmp_path)
    assert b"pdfuaid" not in made
    assert b"/StructTreeRoot" in made


MM = 72 / 25.4
LEFT, WIDE, FOOT = 25 * MM, 28 * MM, 24 * MM  # where the page sets its code, and where its foot begins


def _code_on(made: bytes) -> list[list[bool]]:
    """The dark and light squares of the code that stands last on the first page, as a telephone sees them."""
    scale, side = 4, len(segno.make(PAPER.address, error="m", micro=False).matrix)
    page = pypdfium2.PdfDocument(BytesIO(made))[0].render(scale=scale).to_pil().convert("L")
    column = page.crop((LEFT * scale, 0, (LEFT + WIDE) * scale, page.height - FOOT * scale))
    below = column.point(lambda light: 255 if light < 128 else 0).getbbox()
    assert below is not None
    square = WIDE * scale / side
    middles = [(place + 0.5) * square for place in range(side)]
    return [[column.getpixel((int(x), int(below[3] - y))) < 128 for x in middles] for y in middles[::-1]]


def test_a_telephone_reads_the_address_of_the_living_page_from_the_paper(tmp_path: Path) -> None:
    seen = _code_on(setter.pdf(json.loads(PAPER.as_data()), root=tmp_path))
    assert seen == [list(map(bool, row)) for row in segno.make(PAPER.address, error="m", micro=False).matrix]


def test_papers_are_the_same_or_have_another_name() -> None:
    data = PAPER.as_data()
    assert name_of(data) == name_of(replace(PAPER).as_data())
    assert typeset(data) == typeset(data)
    for change in (
        {"title": "Tea"},
        {"authors": ("Ana",)},
        {"foot": "x"},
        {"language": "en"},
        {"html": "<p>Té</p>"},
    ):
        assert name_of(replace(PAPER, **change).as_data()) != name_of(data), change


def test_what_cannot_be_set_says_so() -> None:
    with pytest.raises(NotSet):
        typeset(b'{"title": 3}')
