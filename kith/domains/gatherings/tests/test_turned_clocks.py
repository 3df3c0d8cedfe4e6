"""An hour that a clock never shows, or shows twice, is said to whoever chooses it."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from kith.domains.gatherings.tests.conftest import Announce, next_tuesday
from kith.domains.gatherings.turned_clocks import said_of
from kith.lib.calendars.wall_times import is_shown, is_shown_twice
from kith.lib.times import day_in_words
from tests.cast import Cast

MADRID, HALF_PAST_TWO = ZoneInfo("Europe/Madrid"), time(2, 30)
NEVER, TWICE = "never shows 2:30 AM. It begins at 3:30 AM.", "shows 2:30 AM twice. It begins at the first."


def _next(*, twice: bool) -> date:
    days = (timezone.now().date() + timedelta(days=number) for number in range(2, 400))
    turned = is_shown_twice if twice else lambda wall, clock: not is_shown(wall, clock)
    return next(day for day in days if turned(datetime.combine(day, HALF_PAST_TWO), MADRID))


def _spaced(page: str) -> str:
    return page.replace("\N{NARROW NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(("twice", "says"), [(False, NEVER), (True, TWICE)])
@pytest.mark.parametrize("page", ["dates", "date", "plan"])
def test_whoever_chooses_it_is_told(
    cast: Cast, announced: Announce, page: str, twice: bool, says: str
) -> None:
    item = announced()
    address = f"/gatherings/{item.pk}/" + {
        "plan": "plan/", "dates": "dates/", "date": f"dates/{item.gathering.occasions.get().pk}/",
    }[page]  # fmt: skip
    day = f"{_next(twice=twice)}"
    typed = {
        "first_day": day, "day": day, "at": "02:30", "until": "05:00", "zone": "Europe/Madrid", "way": "online", "door": "open",
        "repeats": "", "sort": "workshop",
    }  # fmt: skip
    assert says in _spaced(cast.client("maria").post(address, typed, follow=True).text)


def _announces(cast: Cast, day: date, **other: str) -> str:
    typed = {
        "title": "Tea", "sort": "meeting", "source": "Come as you are.", "first_day": f"{day}", "at": "02:30",
        "until": "04:30", "zone": "Europe/Madrid", "repeats": "", "way": "online", "door": "open", "language": "en",
        "visibility": "public",
    }  # fmt: skip
    new = "/spaces/commons/announcing/gathering/"
    return _spaced(cast.client("maria").post(new, typed | other, follow=True).text)


def test_whoever_announces_for_it_is_told(cast: Cast) -> None:
    assert NEVER in _announces(cast, _next(twice=False))


def test_whoever_announces_a_series_is_told_of_a_night_in_it(cast: Cast) -> None:
    turned = _next(twice=False)
    page = _announces(cast, turned - timedelta(days=3), repeats="day", times="5")
    assert f"On {day_in_words(turned)} the clock is put forward there" in page


def test_of_every_other_hour_nothing_is_said() -> None:
    night = datetime.combine(date(2027, 3, 28), HALF_PAST_TWO)
    assert said_of([datetime.combine(next_tuesday(), time(18))], MADRID) == ""
    assert said_of([night], ZoneInfo("Asia/Kolkata")) == ""


def test_of_a_series_the_first_such_night_is_named() -> None:
    days = [_next(twice=twice) for twice in (True, False)]
    nights = [datetime.combine(day, HALF_PAST_TWO) for day in sorted(days)]
    assert day_in_words(min(days)) in said_of(nights, MADRID)
