"""Hours where a person is, against clocks that jump."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from kith.capabilities.notifications.moments import is_quiet, last

ZONES = st.sampled_from(
    ["UTC", "Europe/Madrid", "America/Denver", "Asia/Kolkata", "Australia/Adelaide", "Asia/Kathmandu"]
)
MOMENTS = st.integers(1_700_000_000, 1_900_000_000).map(lambda at: datetime.fromtimestamp(at, UTC))


@given(MOMENTS, ZONES, st.integers(0, 23), st.none() | st.integers(0, 6))
def test_the_last_moment_has_come_and_the_next_has_not(
    at: datetime, zone: str, hour: int, weekday: int | None
) -> None:
    now = at.astimezone(ZoneInfo(zone))
    found = last(now, hour=hour, weekday=weekday)
    assert found.timestamp() <= now.timestamp()
    longest = timedelta(days=1 if weekday is None else 7, hours=2)  # clocks are put back as well
    assert now.timestamp() - found.timestamp() <= longest.total_seconds()
    assert found.hour == hour
    assert weekday is None or found.weekday() == weekday


@given(MOMENTS, ZONES, st.integers(0, 23), st.integers(0, 167))
def test_as_time_goes_on_the_last_moment_never_goes_back(
    at: datetime, zone: str, hour: int, later: int
) -> None:
    now = at.astimezone(ZoneInfo(zone))
    after = (at + timedelta(hours=later)).astimezone(ZoneInfo(zone))
    assert last(now, hour=hour).timestamp() <= last(after, hour=hour).timestamp()


def test_quiet_hours_go_over_midnight() -> None:
    quiet = [
        hour for hour in range(24) if is_quiet(datetime(2026, 1, 1, hour, tzinfo=UTC), begins=22, ends=6)
    ]
    assert quiet == [0, 1, 2, 3, 4, 5, 22, 23]
    assert not any(is_quiet(datetime(2026, 1, 1, hour, tzinfo=UTC), begins=7, ends=7) for hour in range(24))
