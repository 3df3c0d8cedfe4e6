"""What a page makes of noisy counts: words, bars and numbers that claim no more than is known."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kith.domains.pulse.models import Told
from kith.domains.pulse.telling import HEAVIER, LIGHTER, UNCLEAR, shown

NOISY = st.lists(st.integers(-20, 80), min_size=5, max_size=5)
MAY = date(2026, 5, 1)


def _told(counts: list[int] | None) -> Told:
    return Told(month=MAY, counts=counts, epsilon=0.5)


@given(NOISY)
def test_nothing_is_below_nothing_and_no_bar_is_longer_than_its_line(counts: list[int]) -> None:
    month = shown(_told(counts))
    for bar in month.bars:
        assert bar.people >= 0
        assert 0 <= bar.surely <= bar.perhaps <= 100


@given(NOISY)
def test_the_good_side_comes_first_and_each_side_has_its_share_in_words(counts: list[int]) -> None:
    month = shown(_told(counts))
    assert [str(side.says) for side in month.sides] == ["Light or steady", "Up and down", "Heavy or too much"]
    assert all(str(side.share) for side in month.sides)
    assert [str(bar.word) for bar in month.bars] == ["Light", "Steady", "Up and down", "Heavy", "Too much"]


@given(NOISY, st.integers(0, 4))
def test_what_is_below_nothing_is_shown_as_nothing(counts: list[int], number: int) -> None:
    """Cut off afterwards: how far below it was is told by no word and no bar."""
    none, less = ([*counts[:number], below, *counts[number + 1 :]] for below in (0, -7))
    assert shown(_told(none)).sides == shown(_told(less)).sides
    assert shown(_told(none)).bars == shown(_told(less)).bars


@pytest.mark.parametrize(
    ("counts", "leans"),
    [([20, 10, 4, 1, 0], LIGHTER), ([0, 3, 5, 12, 14], HEAVIER), ([8, 6, 5, 7, 4], UNCLEAR), ([9, 9, 0, 9, 0], UNCLEAR)],
)  # fmt: skip
def test_a_lean_is_said_only_where_it_is_more_than_noise(counts: list[int], leans: str) -> None:
    assert shown(_told(counts)).leans == leans


def test_shares_are_said_as_people_say_them() -> None:
    sides = shown(_told([10, 10, 10, 5, 5])).sides
    assert [str(side.share) for side in sides] == ["about half", "about one in five", "about one in five"]
    assert str(shown(_told([40, 0, 0, 0, -3])).sides[2].share) == "hardly anyone"


def test_a_month_that_stays_untold_has_no_numbers() -> None:
    month = shown(_told(None))
    assert not month.is_told
    assert (month.sides, month.bars, month.people) == ((), (), 0)
