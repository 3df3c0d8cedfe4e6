"""Days begin at other moments by other clocks: no date is lost between two of them, and what is over today stays as it was."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from kith.domains.gatherings.actions.laying_anew import lay_out_anew
from kith.domains.gatherings.laying_out import lay_out
from kith.domains.gatherings.models import Gathering
from kith.domains.gatherings.tests.conftest import Announce, next_tuesday
from kith.lib.calendars.wall_times import moment

ZONES = ["America/Los_Angeles", "Pacific/Pago_Pago", "Europe/Madrid", "Asia/Tokyo", "Pacific/Kiritimati"]
DAILY = "FREQ=DAILY"
DAY = timedelta(days=1)
WEDNESDAY = next_tuesday() + DAY


def _laid_out_at(plan: Gathering, *moments: datetime) -> None:
    """As if nobody had laid it out but the job, at these moments."""
    plan.occasions.all().delete()
    plan.laid_out_to = None
    for at in moments:
        lay_out(plan, at=at)


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("hour", [2, 12, 22])
def test_no_evening_is_lost_between_two_nights_of_the_job(announced: Announce, zone: str, hour: int) -> None:
    plan = announced(rule=DAILY, zone=zone, at=time(20)).gathering
    night = datetime.combine(next_tuesday() - timedelta(days=700), time(hour), UTC)
    _laid_out_at(plan, night, night + 30 * DAY)
    days = list(plan.occasions.order_by("day").values_list("day", flat=True))
    assert days == [next_tuesday() + number * DAY for number in range(len(days))]
    assert len(days) > 55


def _another_hour(plan: Gathering, hour: int, *, at: time) -> None:
    """On Wednesday at this time, by the clock of the place, hosts give it another hour."""
    plan.at = time(hour)
    plan.save(update_fields=["at"])
    lay_out_anew(plan, at=moment(datetime.combine(WEDNESDAY, at), ZoneInfo(plan.zone)))


def _hours(plan: Gathering) -> list[list[int]]:
    """Of Tuesday, Wednesday and Thursday."""
    dates = list(plan.occasions.filter(cancelled_at=None).order_by("day", "at"))
    return [
        [each.at.hour for each in dates if each.day == next_tuesday() + number * DAY] for number in range(3)
    ]


@pytest.mark.parametrize("zone", ZONES)
def test_tonight_is_moved_too_where_the_world_is_a_day_ahead(announced: Announce, zone: str) -> None:
    plan = announced(rule=DAILY, zone=zone, at=time(19)).gathering
    _another_hour(plan, 20, at=time(18))
    assert _hours(plan) == [[19], [20], [20]]


@pytest.mark.parametrize("zone", ZONES)
def test_what_took_place_this_morning_takes_place_no_second_time(announced: Announce, zone: str) -> None:
    plan = announced(rule=DAILY, zone=zone, at=time(9)).gathering
    _another_hour(plan, 10, at=time(11))
    assert _hours(plan) == [[9], [9], [10]]


def test_what_happens_once_and_is_over_does_not_happen_again(announced: Announce) -> None:
    plan = announced(at=time(9), first_day=WEDNESDAY).gathering
    _another_hour(plan, 10, at=time(12))
    assert _hours(plan) == [[], [9], []]
