"""What someone types or pastes about a work."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kith.lib.citations.by_hand import NAMES, record_by_hand, record_of_line
from kith.lib.citations.shapes import Name, Record
from kith.lib.citations.tidy import tidied


def test_all_that_can_be_typed() -> None:
    assert record_by_hand({
        "identifier": "10.5555/tea", "source_title": " Tea  and talk ", "authors": "Hill, Sam\n\nThe Night Group\n",
        "year": "2019", "container": "Peer Journal", "sort": "", "address": "https://example.org/tea",
    }) == Record(
        type="article-journal", title="Tea and talk", authors=(Name("Hill", "Sam"), Name(literal="The Night Group")),
        year=2019, container="Peer Journal", doi="10.5555/tea", url="https://example.org/tea",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("identifier", "record"),
    [
        ("PMID 31234567", Record(type="article-journal", pmid="31234567")),
        ("ISBN 0-306-40615-2", Record(type="book", isbn="9780306406157")),
        ("https://example.org/guide", Record(type="webpage", url="https://example.org/guide")),
        ("Hill 2019. doi:10.5555/tea.", Record(type="article-journal", doi="10.5555/tea")),
        ("nothing of the kind", Record()),
    ],
)
def test_what_is_pasted_is_known_for_what_it_is(identifier: str, record: Record) -> None:
    assert record_by_hand({"identifier": identifier}) == record


@given(st.dictionaries(st.sampled_from(NAMES), st.text(max_size=200)))
def test_nothing_that_is_typed_is_too_strange(words: dict[str, str]) -> None:
    record = record_by_hand(words)
    assert tidied(record) == record


@pytest.mark.parametrize(
    ("line", "record"),
    [
        ("10.5555/tea", Record(type="article-journal", doi="10.5555/tea")),
        ("Hill 2019. Tea. doi:10.5555/tea", Record(type="article-journal", doi="10.5555/tea")),
        (
            "Tea and talk. PMID 31234567",
            Record(type="article-journal", title="Tea and talk", pmid="31234567"),
        ),
        ("Walking, ISBN 0-306-40615-2", Record(type="book", title="Walking", isbn="9780306406157")),
        (
            "Tea at night https://example.org/tea",
            Record(type="webpage", title="Tea at night", url="https://example.org/tea"),
        ),
        ("Tea at night", Record(title="Tea at night")),
        ("PMID 31234567", Record(type="article-journal", pmid="31234567")),
        ("31234567", Record(type="article-journal", pmid="31234567")),
        ("https://example.org/tea", Record(type="webpage", url="https://example.org/tea")),
    ],
)
def test_one_line_tells_a_work(line: str, record: Record) -> None:
    assert record_of_line(line) == record


@given(st.text(max_size=200))
def test_no_line_is_too_strange(line: str) -> None:
    record = record_of_line(line)
    assert tidied(record) == record
