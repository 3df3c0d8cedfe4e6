"""Someone's calendar gets our mails late, twice or in another order, and ends as it should (RFC 5546, 2.1.5)."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import permutations

import pytest

from kith.lib.calendars.rules import Every, Rule
from kith.lib.calendars.shapes import Entry, Guest, Moved, Organiser
from kith.lib.calendars.tests.programs import Program
from kith.lib.calendars.writing import cancellation, request

TEA = Entry(
    "gathering-7@kith.example",
    "Tea",
    datetime(2026, 3, 3, 18),
    timedelta(hours=1),
    "America/New_York",
    rule=Rule(Every.WEEK, count=3),
    organiser=Organiser("Kith", "calendar@kith.example"),
)
SECOND, THIRD = datetime(2026, 3, 10, 18), datetime(2026, 3, 17, 18)
ANA = [Guest("Ana", "ana@home.example")]
MOVED = replace(
    TEA,
    sequence=1,
    moved=(Moved(THIRD, replace(TEA, rule=None, start=datetime(2026, 3, 18, 19), sequence=1)),),
)
WITHOUT_SECOND = replace(MOVED, sequence=2, cancelled=(SECOND,))


def sent(hour: int) -> datetime:
    return datetime(2026, 2, 1, hour, tzinfo=UTC)


ASKED, CHANGED = request(TEA, ANA, at=sent(1)), request(MOVED, ANA, at=sent(2))
ONE_GONE = cancellation(WITHOUT_SECOND, ANA, at=sent(3), only=SECOND)
ALL_GONE = cancellation(replace(WITHOUT_SECOND, sequence=3), ANA, at=sent(4))


def after(*mails: bytes) -> list[str]:
    program = Program()
    for mail in mails:
        program.receive(mail)
    return program.dates()


def test_a_series_stands_in_the_calendar_at_its_hours_before_and_after_the_clock_is_turned() -> None:
    assert after(ASKED) == ["03-03 23:00", "03-10 22:00", "03-17 22:00"]


@pytest.mark.parametrize("mails", list(permutations([ASKED, CHANGED, CHANGED])))
def test_one_date_was_moved(mails: tuple[bytes, ...]) -> None:
    assert after(*mails) == ["03-03 23:00", "03-10 22:00", "03-18 23:00"]


@pytest.mark.parametrize("mails", list(permutations([ASKED, CHANGED, ONE_GONE])))
def test_one_date_was_cancelled(mails: tuple[bytes, ...]) -> None:
    assert after(*mails) == ["03-03 23:00", "03-18 23:00"]


@pytest.mark.parametrize("mails", list(permutations([ASKED, CHANGED, ONE_GONE, ALL_GONE])))
def test_all_was_cancelled(mails: tuple[bytes, ...]) -> None:
    assert after(*mails) == []
