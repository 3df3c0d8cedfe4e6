"""Which records mean the same work."""

from dataclasses import replace

import pytest
from hypothesis import given

from kith.lib.citations.sameness import same_as
from kith.lib.citations.shapes import Name, Record
from kith.lib.citations.tests.samples import findable, records
from kith.lib.citations.tidy import tidied

REST = Record(type="article-journal", title="On rest: a study", authors=(Name("García", "Ann"),), year=2019)


@pytest.mark.parametrize(
    ("record", "key"),
    [
        (replace(REST, doi="10.5555/ABC", pmid="12345"), "doi:10.5555/abc"),
        (replace(REST, url="https://doi.org/10.5555/Abc"), "doi:10.5555/abc"),
        (replace(REST, pmid="12345", isbn="0-306-40615-2"), "pmid:12345"),
        (replace(REST, type="book", isbn="0-306-40615-2"), "isbn:9780306406157"),
        (REST, "title:on rest a study|2019|garcia"),
        (replace(REST, title="ON REST — a <i>Study</i>.", authors=(Name("Garcia", "A."),)), "title:on rest a study|2019|garcia"),
        (replace(REST, year=None, authors=(), editors=(Name(literal="Open Door"),)), "title:on rest a study||open door"),
        (Record(title="???"), "title:???||"),
        (Record(url="https://example.org/a"), "url:https://example.org/a"),
        (Record(), ""),
    ],
)  # fmt: skip
def test_a_work_is_known_by_its_surest_number(record: Record, key: str) -> None:
    assert same_as(record) == key


def test_chapters_of_one_book_are_not_one_work() -> None:
    one = replace(REST, type="chapter", isbn="9780306406157")
    assert same_as(one) != same_as(replace(one, title="On waking"))


def test_a_key_is_short_and_tells_long_titles_apart() -> None:
    long = replace(REST, title="rest " * 190)
    assert len(same_as(long)) < 170
    assert same_as(long) != same_as(replace(long, year=2020))


@given(records)
def test_the_key_is_that_of_the_tidy_record(record: Record) -> None:
    assert same_as(record) == same_as(tidied(record))
    assert same_as(findable(record))
