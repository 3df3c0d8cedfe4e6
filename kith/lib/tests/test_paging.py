"""Lists in pages."""

import pytest
from django.test import RequestFactory

from kith.lib.paging import FURTHEST, page_at, page_number, page_of


@pytest.mark.parametrize(
    ("asked", "number"),
    [("3", 3), ("", 1), ("0", 1), ("-2", 1), ("soup", 1), ("9" * 5_000, 1), ("501", FURTHEST)],
)
def test_nonsense_is_the_first_page_and_there_is_a_last(rf: RequestFactory, asked: str, number: int) -> None:
    assert page_number(rf.get("/", {"page": asked})) == number


def test_every_row_stands_on_one_page_and_a_page_knows_whether_another_follows(rf: RequestFactory) -> None:
    names = ["Ana", "Bo", "Cleo", "Dee", "Edi"]
    pages = [page_at(names, number, size=2) for number in (1, 2, 3, 4)]
    assert [page.rows for page in pages] == [["Ana", "Bo"], ["Cleo", "Dee"], ["Edi"], []]
    assert [page.has_later for page in pages] == [True, True, False, False]
    assert page_of(names, rf.get("/?page=2"), size=2) == pages[1]
