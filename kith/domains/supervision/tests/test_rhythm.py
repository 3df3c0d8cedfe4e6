"""The rhythms that a form offers, and the dates that follow, by the clock of a place."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kith.domains.supervision.rhythm import Rhythm, dates, in_words, rhythm_of, rule_for

CLOCK = "Europe/Madrid"
FIRST = datetime(2026, 3, 10, 18)  # noqa: DTZ001  the second Tuesday


def _days(rhythm: str, *, first: datetime = FIRST, weeks: int = 12) -> list[date]:
    since = datetime(2026, 3, 1, tzinfo=UTC)
    rule = rule_for(rhythm, day=first.date())
    planned = dates(rule, first=first, clock=CLOCK, since=since, before=since + timedelta(weeks=weeks))
    return [each.wall.date() for each in planned]


@pytest.mark.parametrize(
    ("rhythm", "expected"),
    [
        ("week", [10, 17, 24, 31]),
        ("fortnight", [10, 24]),
        ("four_weeks", [10]),
        ("month", [10]),
    ],
)
def test_the_days_of_a_month(rhythm: str, expected: list[int]) -> None:
    assert [day.day for day in _days(rhythm) if day.month == 3] == expected


def test_a_month_keeps_its_weekday_and_its_place() -> None:
    assert _days("month", weeks=16) == [
        date(2026, 3, 10),
        date(2026, 4, 14),
        date(2026, 5, 12),
        date(2026, 6, 9),
    ]


def test_a_fifth_weekday_means_the_last_one() -> None:
    fifth = datetime(2026, 3, 31, 18)  # noqa: DTZ001
    assert _days("month", first=fifth, weeks=12) == [date(2026, 3, 31), date(2026, 4, 28)]


def test_the_clock_on_the_wall_shows_the_same_when_summer_comes() -> None:
    rule = rule_for("week", day=FIRST.date())
    since = datetime(2026, 3, 20, tzinfo=UTC)
    planned = dates(rule, first=FIRST, clock=CLOCK, since=since, before=since + timedelta(days=14))
    assert [(each.wall.hour, each.at.hour) for each in planned] == [(18, 17), (18, 16)]


@given(
    rhythm=st.sampled_from(list(Rhythm)),
    day=st.dates(date(2024, 1, 1), date(2030, 12, 31)),
    after=st.integers(0, 400),
)
def test_every_rhythm_is_read_back_as_it_was_chosen(rhythm: Rhythm, day: date, after: int) -> None:
    first = datetime.combine(day, FIRST.time())
    rule = rule_for(rhythm, day=day)
    assert rhythm_of(rule, first=first, clock=CLOCK) == rhythm
    since = datetime.combine(day, FIRST.time(), UTC) + timedelta(days=after)
    planned = dates(rule, first=first, clock=CLOCK, since=since, before=since + timedelta(weeks=12))
    assert all(each.wall.weekday() == day.weekday() for each in planned)
    assert len({each.wall for each in planned}) == len(planned) > 1


def test_it_is_said_in_words() -> None:
    said = [in_words(rule_for(each, day=FIRST.date()), first=FIRST, clock=CLOCK) for each in Rhythm]
    assert said == [
        "every Tuesday", "every second Tuesday", "every 4 weeks on Tuesday", "the second Tuesday of each month",
    ]  # fmt: skip
