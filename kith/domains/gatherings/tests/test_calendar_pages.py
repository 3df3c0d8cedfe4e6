"""Days that are full, days that go on, and a calendar of one's own."""

from datetime import time, timedelta

import pytest

from kith.domains.gatherings.actions import seating
from kith.domains.gatherings.tests.conftest import Announce, next_tuesday
from kith.lib.calendars.months import Month
from tests.cast import Cast

WEEKLY = "FREQ=WEEKLY;BYDAY=TU"


def _times_told(cast: Cast, who: str | None, address: str) -> int:
    answer = cast.client(who).get(address)
    assert answer.status_code == 200
    return answer.content.decode().count("Listening at night</")


def test_a_full_day_shows_its_first_dates_and_leads_to_the_others(cast: Cast, announced: Announce) -> None:
    day = next_tuesday()
    for hour in range(8, 18):
        announced(first_day=day, at=time(hour), zone="UTC")
    announced(first_day=day + timedelta(days=1), zone="UTC")
    month = f"/gatherings/months/{day:%Y-%m}/"
    assert _times_told(cast, None, month) == 8 + 1, "the day after is not pushed out"
    page = cast.client(None).get(month).content.decode()
    assert page.count("More on this day") == 1
    assert f"../../?from={day}" in page
    assert _times_told(cast, None, f"/gatherings/?from={day}") == 10 + 1
    assert _times_told(cast, None, f"/gatherings/?from={day + timedelta(days=1)}") == 1


@pytest.mark.parametrize("day", ["", "soon", "2027-02-30", "0001-01-01", "9999-12-31"])
def test_a_day_that_is_none_is_not_asked_for(cast: Cast, announced: Announce, day: str) -> None:
    announced()
    assert _times_told(cast, None, f"/gatherings/?from={day}") == 1


def test_what_began_before_a_month_and_goes_on_stands_in_it(cast: Cast, announced: Announce) -> None:
    eve = Month(2099, 5).first_shown - timedelta(days=1)
    announced(first_day=eve, at=time(18), zone="UTC", minutes=3 * 24 * 60)
    announced(first_day=eve, at=time(18), zone="UTC")
    assert _times_told(cast, None, "/gatherings/months/2099-05/") == 3


def test_a_calendar_of_ones_own_has_each_date_once(cast: Cast, announced: Announce) -> None:
    whole = announced(rule=f"{WEEKLY};COUNT=3")
    single = announced(rule=WEEKLY, each_date=True)
    announced()
    for item, date in (
        (whole, None),
        (single, single.gathering.coming[1]),
        (single, single.gathering.coming[4]),
    ):
        seating.come(item, way="online", by=cast["noor"], occasion=date)
    assert _times_told(cast, "noor", "/me/calendar/") == 3 + 2
    assert _times_told(cast, "sam", "/me/calendar/") == 0
