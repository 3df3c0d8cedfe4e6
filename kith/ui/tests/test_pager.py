"""The way from page to page of a list."""

import pytest
from django.template.loader import render_to_string

from kith.lib.paging import FURTHEST

END = "The list ends here."


def _pager(**page: object) -> str:
    return render_to_string("ui/_pager.html", {"page": page})


def test_a_list_leads_on_until_the_furthest_page_that_can_be_asked_for() -> None:
    before, last = (_pager(number=number, has_later=True) for number in (FURTHEST - 1, FURTHEST))
    assert f"page={FURTHEST}" in before
    assert END not in before
    assert 'rel="next"' not in last
    assert END in last


@pytest.mark.parametrize("page", [{"has_later": False}, {"has_later": True, "pages": FURTHEST + 9}])
def test_a_list_that_is_over_or_knows_its_end_says_nothing_of_it(page: dict[str, object]) -> None:
    assert END not in _pager(number=FURTHEST, **page)
