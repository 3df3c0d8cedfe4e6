from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from kith.lib.times import relative

NOW = datetime(2026, 5, 20, 15, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("ago", "said"),
    [
        (timedelta(seconds=59), "just now"),
        (timedelta(minutes=1), "1 minute ago"),
        (timedelta(minutes=59), "59 minutes ago"),
        (timedelta(hours=1), "1 hour ago"),
        (timedelta(hours=15), "15 hours ago"),
        (timedelta(hours=16), "yesterday"),
        (timedelta(days=3), "3 days ago"),
        (timedelta(days=6), "6 days ago"),
        (timedelta(days=7), "May 13, 2026"),
        (timedelta(seconds=-20), "just now"),
        (timedelta(days=-2), "May 22, 2026"),
    ],
)
def test_it_says_how_long_ago(ago: timedelta, said: str) -> None:
    with timezone.override(UTC):
        assert relative(NOW - ago, now=NOW) == said


def test_shortly_after_midnight_the_evening_before_is_not_yet_yesterday() -> None:
    with timezone.override(UTC):
        after_midnight = datetime(2026, 5, 20, 0, 10, tzinfo=UTC)
        assert relative(after_midnight - timedelta(minutes=30), now=after_midnight) == "30 minutes ago"


def test_a_day_is_a_day_of_the_reader() -> None:
    moment = NOW - timedelta(hours=9)
    with timezone.override("Europe/Madrid"):
        assert relative(moment, now=NOW) == "9 hours ago"
    with timezone.override("America/Los_Angeles"):
        assert relative(moment, now=NOW) == "yesterday"
