"""The table that comes with the program: whole, honest, and never older than it says."""

from datetime import date, timedelta

import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st

from kith.foundation.crisis.routes import KINDS, SHOWN, Route, Trust, written_routes

TODAY = date(2026, 11, 23)


def _route(**details: object) -> Route:
    known = {
        "key": "xx-1",
        "country": "XX",
        "kind": "crisis",
        "number": "1",
        "how": ("call",),
        "source": "a page",
    }
    return Route(**known | details)  # type: ignore[arg-type]


def test_every_row_is_whole() -> None:
    rows = written_routes()
    names = Locale("en")
    assert len({row.key for row in rows}) == len(rows) > 50
    for row in rows:
        assert row.country in names.territories, row.key
        assert row.kind in KINDS, row.key
        assert row.how, row.key
        assert set(row.how) <= {"call", "text", "chat"}, row.key
        assert set(row.languages) <= set(names.languages), row.key
        assert row.name or row.kind == "emergency", row.key
        assert (row.verified_on is None) == (not row.by), row.key


def test_the_file_claims_no_check_that_nobody_made() -> None:
    """Who verifies a row puts their name there, and this list says so."""
    assert [row.key for row in written_routes() if row.verified_on] == []


def test_what_is_known_only_from_hearsay_is_shown_to_nobody() -> None:
    assert {row.key for row in written_routes() if row.trust(TODAY) not in SHOWN} == {"it-telefono-amico"}


@pytest.mark.parametrize(
    ("age", "line", "emergency"),
    [
        (0, Trust.CHECKED, Trust.CHECKED),
        (180, Trust.CHECKED, Trust.CHECKED),
        (181, Trust.STALE, Trust.STALE),
        (365, Trust.STALE, Trust.STALE),
        (366, Trust.UNKNOWN, Trust.STALE),
    ],
)
def test_a_check_holds_180_days_warns_for_a_year_and_then_the_line_is_gone(
    age: int, line: Trust, emergency: Trust
) -> None:
    on = TODAY - timedelta(days=age)
    assert _route(verified_on=on, by="Ruth").trust(TODAY) is line
    assert _route(verified_on=on, by="Ruth", kind="emergency").trust(TODAY) is emergency


@given(st.dates(date(2020, 1, 1), TODAY))
def test_a_line_grows_less_trusted_with_time_and_never_more(on: date) -> None:
    order = [Trust.CHECKED, Trust.STALE, Trust.UNKNOWN]
    route = _route(verified_on=on, by="Ruth")
    days = [on + timedelta(days=passed) for passed in (0, 100, 200, 300, 400, 500)]
    ranks = [order.index(route.trust(day)) for day in days]
    assert ranks == sorted(ranks)


@pytest.mark.parametrize(
    ("number", "how", "dial"),
    [
        ("0800 111 0 111", ("call",), "tel:08001110111"),
        ("*4141", ("call",), "tel:*4141"),
        ("85258", ("text",), "sms:85258"),
        ("988", ("call", "text"), "tel:988"),
    ],
)
def test_a_number_is_dialled_as_it_is_written(number: str, how: tuple[str, ...], dial: str) -> None:
    assert _route(number=number, how=how).dial == dial
