"""CSL-JSON as Zotero saves it, and as it arrives."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kith.lib.citations.csl_json import item_of, record_of
from kith.lib.citations.reading import Format, read
from kith.lib.citations.shapes import Name, Problem, Reason, Record
from kith.lib.citations.tests.reading_of import FILES, found, problems_of, records_of, titles

anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
NAMES = [
    "id",
    "type",
    "title",
    "author",
    "editor",
    "issued",
    "page",
    "DOI",
    "ISBN",
    "URL",
    "keyword",
    "custom",
    "note",
    "accessed",
    "edition",
]


def test_what_zotero_saves() -> None:
    article, book = records_of(list(read(FILES / "zotero.json")))
    assert article == Record(
        type="article-journal",
        title="What helps at night: peer support after discharge",
        authors=(
            Name("Reyes", "Ann Marie"),
            Name("van der Berg", "Jan"),
            Name(literal="The Night Line Group"),
        ),
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
        abstract="The first nights at home are hard.",
        extra=(
            ("csl:accessed", '{"date-parts": [[2024, 2, 1]]}'),
            ("csl:container-title-short", "J Peer Pract"),
            ("csl:source", "DOI.org (Crossref)"),
            ("csl:title-short", "What helps at night"),
        ),
    )
    assert article.line == 2
    assert (book.edition, book.year, book.isbn, book.keywords) == (
        "2",
        2015,
        "9780306406157",
        ("handbook", "walking"),
    )
    assert book.line == 52


def test_what_came_from_another_format_is_kept() -> None:
    record = Record(title="x", extra=(("csl:accessed", '{"date-parts": [[2024, 2, 1]]}'), ("ris:C1", "odd")))
    item = item_of(record, "one")
    assert item["accessed"] == {"date-parts": [[2024, 2, 1]]}
    assert item["custom"] == {"kith": [["ris:C1", "odd"]]}
    assert record_of(item) == record


@pytest.mark.parametrize(
    "text",
    [
        '{"title": "One"}',
        '[{"title": "One"}]',
        '{"items": [{"title": "One"}]}',
        '{"title": "One"}\n',
        ' [\n{"title": "One"}',
    ],
)
def test_one_item_or_many_in_any_wrapping(tmp_path: Path, text: str) -> None:
    assert titles(found(tmp_path, text)) == ["One"]


def test_one_item_a_line(tmp_path: Path) -> None:
    assert titles(found(tmp_path, '{"title": "One"}\n{"title": "Two"}\n')) == ["One", "Two"]


def test_a_broken_item_spoils_no_other(tmp_path: Path) -> None:
    broken = '{\n "id": "b",\n "title": "Broken" "oops",\n "author": [\n  {"family": "Lind"}\n ]\n}'
    results = found(
        tmp_path,
        '[\n{"id": "a", "title": "One"},\n' + broken + ',\n{"id": "c", "title": "Three"}, {"id": "d"}\n]',
    )
    assert titles(results) == ["One", "Three"]
    assert problems_of(results) == [Problem(Reason.BROKEN, 3), Problem(Reason.UNFINDABLE, 10)]


def test_a_file_that_is_all_broken_is_given_up(tmp_path: Path) -> None:
    results = found(tmp_path, '[{"id":' * 100_000)
    assert len(results) == 501
    assert results[-1] == Problem(Reason.MOSTLY_BROKEN, 1)


def test_json_of_something_else_is_no_reference(tmp_path: Path) -> None:
    assert found(tmp_path, "[1, 2, 3]", form=Format.CSL_JSON) == [Problem(Reason.NO_ITEM)]


@given(st.dictionaries(st.sampled_from(NAMES) | st.text(max_size=8), anything, max_size=6))
def test_no_item_is_too_strange(item: dict[str, object]) -> None:
    record = record_of(item)
    assert record_of(json.loads(json.dumps(item_of(record, "one")))) == record
