"""Days as references write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kith.lib.citations.days import day_of, month_of, nearest


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2019", (2019, None, None)),
        ("2019/06/12/", (2019, 6, 12)),
        ("2019/06//", (2019, 6, None)),
        ("2019-06-12T10:11:12Z", (2019, 6, 12)),
        ("2019///Spring", (2019, None, None)),
        ("2019-2020", (2019, None, None)),
        ("2019-20", (2019, None, None)),
        ("2019 Jun 12", (2019, 6, 12)),
        ("2019 Jun-Jul", (2019, 6, None)),
        ("12 de junio de 2019", (2019, 6, 12)),
        ("June 12, 2019", (2019, 6, 12)),
        ("12. März 2019", (2019, 3, 12)),
        ("c2019a", (2019, None, None)),
        ("[1998]", (1998, None, None)),
        ("in press", (None, None, None)),
        ("12/06/19", (None, None, None)),
        ("12/06/2019", (2019, None, None)),
        ("0034/01/30/", (34, 1, 30)),
        ("", (None, None, None)),
    ],
)
def test_a_day_is_read(text: str, day: tuple[int | None, int | None, int | None]) -> None:
    assert day_of(text) == day


def test_several_dates_of_one_work_help_each_other() -> None:
    assert nearest(["2019", "2019/06/12/"]) == (2019, 6, 12)
    assert nearest(["2019", "Jun 12"]) == (2019, 6, 12)
    assert nearest(["2019", "2020/01/02"]) == (2019, None, None)
    assert nearest(["soon", "later"]) == (None, None, None)
    assert nearest([]) == (None, None, None)


@pytest.mark.parametrize(
    ("text", "month"), [("4", 4), ("apr", 4), ("{April}", 4), ("abril", 4), ("someday", None), ("", None)]
)
def test_a_month_is_read(text: str, month: int | None) -> None:
    assert month_of(text) == month


@given(st.text(alphabet="0123456789/-. abcjunmay", max_size=40) | st.text(max_size=40))
def test_whatever_is_written_is_a_day_or_none(text: str) -> None:
    _year, month, day = day_of(text)
    assert month is None or 1 <= month <= 12
    assert day is None or (month is not None and 1 <= day <= 31)
