"""Another plan for a series of which people have taken single dates."""

from collections.abc import Callable
from datetime import time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from kith.capabilities.items.models import Item
from kith.domains.gatherings.actions import changing, seating
from kith.domains.gatherings.models import Occasion, Seat
from kith.domains.gatherings.queries.gatherings import reach_gathering
from kith.domains.gatherings.tests.conftest import FEW, Announce, next_tuesday, plan
from tests.cast import Cast


@pytest.fixture
def series(cast: Cast, announced: Announce) -> Item:
    """Four Tuesdays. Noor comes to the first; the second is moved by a day, the third has a place of its own."""
    item = announced(rule=FEW, each_date=True)
    first, second, third, _fourth = _dates(item)
    seating.come(item, way="online", by=cast["noor"], occasion=first)
    changing.move(
        second, begins=second.begins_at + timedelta(days=1), minutes=45, item=item, by=cast["maria"]
    )
    changing.vary(third, title="By the river", place="", address="", item=item, by=cast["maria"])
    return reach_gathering(cast["maria"], item.pk)


def _dates(item: Item) -> list[Occasion]:
    return list(item.gathering.occasions.order_by("day", "at"))


def _replan(cast: Cast, item: Item, **other: Any) -> None:
    changing.replan(item, plan=plan(rule=FEW, each_date=True) | other, by=cast["maria"])


def _minutes(occasion: Occasion) -> int:
    return int((occasion.ends_at - occasion.begins_at).total_seconds() // 60)


def test_another_end_keeps_every_date_and_every_seat(cast: Cast, series: Item) -> None:
    before = _dates(series)
    _replan(cast, series, minutes=120)
    after = _dates(series)
    assert [each.pk for each in after] == [each.pk for each in before]
    assert [each.begins_at for each in after] == [each.begins_at for each in before]
    assert [_minutes(each) for each in after] == [120, 45, 120, 120], "the one that was moved stays as it is"
    assert not any(each.is_cancelled for each in after)
    assert Seat.objects.get(person=cast["noor"]).state == "seated"


def test_what_happens_once_stays_ahead_when_it_ends_later(cast: Cast, announced: Announce) -> None:
    item = announced(each_date=True)
    seating.come(item, way="online", by=cast["noor"], occasion=_dates(item)[0])
    changing.replan(item, plan=plan(each_date=True, minutes=120), by=cast["maria"])
    page = cast.client("noor").get(item.get_absolute_url()).content.decode()
    assert "You have a seat." in page
    assert "It is over." not in page
    assert "Listening at night" in cast.client("noor").get("/gatherings/").content.decode()


def test_another_clock_moves_the_same_dates(cast: Cast, series: Item) -> None:
    before = _dates(series)
    _replan(cast, series, zone="America/Bogota")
    after = _dates(series)
    assert [each.pk for each in after] == [each.pk for each in before]
    first, second = after[0], after[1]
    assert first.begins_at.astimezone(ZoneInfo("America/Bogota")).time() == time(18)
    assert second.begins_at == before[1].begins_at


def test_an_earlier_last_day_cancels_what_people_know_of_and_says_which(
    cast: Cast, series: Item, deliver: Callable[[], None]
) -> None:
    first, second, third, fourth = _dates(series)
    seating.come(series, way="online", by=cast["sam"], occasion=third)
    deliver()
    _replan(cast, series, rule=f"FREQ=WEEKLY;BYDAY=TU;UNTIL={first.day:%Y%m%d}")
    after = {each.pk: each for each in _dates(series)}
    assert [after[each.pk].is_cancelled for each in (first, second, third)] == [False, True, True]
    assert fourth.pk not in after, "nobody knew this one"
    dropped = series.gathering.changes.filter(what="dropped")
    assert {change.before for change in dropped} == {second.begins_at, third.begins_at}
    deliver()
    assert "One date of a gathering was cancelled." in _inbox(cast, "sam")
    assert "One date of a gathering was cancelled." not in _inbox(cast, "noor")


def _inbox(cast: Cast, who: str) -> str:
    return cast.client(who).get("/inbox/").content.decode()


def test_a_later_last_day_brings_no_date_twice(cast: Cast, series: Item) -> None:
    before = _dates(series)
    _replan(cast, series, rule=f"FREQ=WEEKLY;BYDAY=TU;UNTIL={next_tuesday() + timedelta(days=36):%Y%m%d}")
    after = _dates(series)
    assert [each.pk for each in after[:4]] == [each.pk for each in before]
    assert len(after) == 6


def test_a_date_that_was_moved_past_its_own_day_is_still_of_the_plan(cast: Cast, announced: Announce) -> None:
    began = next_tuesday() - timedelta(days=14)
    item = announced(rule=FEW, first_day=began)
    last = item.gathering.occasions.filter(begins_at__lt=timezone.now()).latest("begins_at")
    later = timezone.now() + timedelta(days=1)
    changing.move(last, begins=later, minutes=60, item=item, by=cast["maria"])
    changing.replan(item, plan=plan(rule=FEW, first_day=began, minutes=120), by=cast["maria"])
    last.refresh_from_db()
    assert (last.begins_at, last.is_cancelled) == (later, False)


def test_a_date_that_was_cancelled_can_be_put_back(cast: Cast, series: Item) -> None:
    first = _dates(series)[0]
    changing.drop(first, item=series, by=cast["maria"])
    _replan(cast, series, minutes=120)
    first.refresh_from_db()
    assert first.is_cancelled, "another plan does not undo it"
    again = changing.add(series, day=first.day, at=first.at, by=cast["maria"])
    assert (again.pk, again.is_cancelled, again.is_extra) == (first.pk, False, False)
    assert Seat.objects.get(person=cast["noor"]).state == "seated"
