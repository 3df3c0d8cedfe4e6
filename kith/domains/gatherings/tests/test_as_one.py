"""Where people come to all dates, they are asked once and certified once; each date by itself stays so."""

from datetime import date, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from kith.capabilities.items.models import Item
from kith.domains.gatherings.actions import attending, changing
from kith.domains.gatherings.models import Occasion
from kith.domains.gatherings.queries.gatherings import reach_gathering
from kith.domains.gatherings.tests.conftest import Announce
from kith.domains.learning.models import Certificate, Hours
from kith.domains.learning.tests.certified import certificates
from kith.infrastructure.database.private import seen_as
from tests.cast import Cast

FOUR = "FREQ=DAILY;COUNT=4"


def _held(cast: Cast, announced: Announce, *, over: int = 4, **other: Any) -> list[Occasion]:
    """Noor was there for all of each evening that is over; the others are still to come."""
    item = announced(**{"rule": FOUR, "categories": ["ethics"]} | other)
    dates = list(item.gathering.occasions.order_by("begins_at")[:4])
    for number, each in enumerate(dates, 1 - over):
        each.begins_at = timezone.now() + timedelta(days=number, hours=-2)
        each.ends_at = each.begins_at + timedelta(minutes=90)
        each.save()
        if number <= 0:
            span = {"came": each.begins_at, "left": each.ends_at}
            attending.set_right(each, item=item, person=cast["noor"], how="host", by=cast["maria"], **span)
    return dates


def _held_on(evening: Occasion) -> date:
    return evening.begins_at.astimezone(ZoneInfo("Europe/Madrid")).date()


def _address(date: Occasion, part: str) -> str:
    return f"/gatherings/{date.gathering_id}/dates/{date.pk}/{part}/"


def _give(cast: Cast, date: Occasion) -> None:
    assert cast.client("maria").post(_address(date, "certificates")).status_code == 302


def _item(cast: Cast, dates: list[Occasion]) -> Item:
    return reach_gathering(cast["noor"], dates[0].gathering_id)


def _hours(cast: Cast, date: Occasion) -> int:
    cast.client("noor").post(_address(date, "hours"))
    with seen_as(cast["noor"]):
        return Hours.objects.count()


def test_four_evenings_give_one_certificate_of_all_of_them(cast: Cast, announced: Announce) -> None:
    dates = _held(cast, announced)
    for each in dates:
        _give(cast, each)
    (given,) = certificates(cast["noor"])
    assert (given.minutes, given.parts) == (360, [["ethics", 360]])
    held = (_held_on(dates[0]), _held_on(dates[-1]))
    assert (given.began_on, given.ended_on) == held, "not the days of the plan, from which they were moved"


def test_before_the_last_one_is_over_none_is_given(cast: Cast, announced: Announce) -> None:
    dates = _held(cast, announced, over=2)
    assert "Give certificates" not in cast.client("maria").get(_address(dates[0], "door")).text
    _give(cast, dates[0])
    assert certificates(cast["noor"]) == []


def test_a_date_that_was_cancelled_is_none_of_them(cast: Cast, announced: Announce) -> None:
    dates = _held(cast, announced, over=3)
    Occasion.objects.filter(pk=dates[-1].pk).update(cancelled_at=timezone.now())
    _give(cast, dates[0])
    (given,) = certificates(cast["noor"])
    assert (given.minutes, given.ended_on) == (270, _held_on(dates[2]))


@pytest.mark.parametrize("plan", [{"each_date": True}, {"rule": "FREQ=DAILY"}])
def test_dates_that_one_takes_by_themselves_or_that_never_end_give_one_each(
    cast: Cast, announced: Announce, plan: dict[str, Any]
) -> None:
    dates = _held(cast, announced, over=2, **plan)
    for each in dates[:2]:
        _give(cast, each)
    assert [each.minutes for each in certificates(cast["noor"])] == [90, 90]


def test_one_of_all_is_taken_back_from_any_evening(cast: Cast, announced: Announce) -> None:
    dates = _held(cast, announced)
    _give(cast, dates[0])
    stay = dates[1].stays.get()
    page = _address(dates[1], f"certificates/{stay.pk}")
    cast.client("maria").post(page, {"does": "back", "reason": "mistake"})
    assert certificates(cast["noor"])[0].issued.reason == "mistake"


@pytest.mark.parametrize("is_old", [False, True])
def test_a_date_that_comes_to_it_later_makes_no_second_certificate(
    cast: Cast, announced: Announce, is_old: bool
) -> None:
    (first,) = _held(cast, announced, over=1, rule="")
    _give(cast, first)
    if is_old:  # a date that stood by itself had a key of its own
        with seen_as(cast["noor"]):
            Certificate.objects.update(key=first.credit_key)
    item, maria = _item(cast, [first]), cast["maria"]
    second = changing.add(item, day=first.day, at=time(9), by=maria)
    span = {"begins_at": first.begins_at - timedelta(days=1), "ends_at": first.ends_at - timedelta(days=1)}
    Occasion.objects.filter(pk=second.pk).update(**span)
    second.refresh_from_db()
    stay = attending.set_right(
        second,
        item=item,
        person=cast["noor"],
        came=second.begins_at,
        left=second.ends_at,
        how="host",
        by=maria,
    )
    _give(cast, second)
    assert [each.minutes for each in certificates(cast["noor"])] == [90]
    page = _address(second, f"certificates/{stay.pk}")
    cast.client("maria").post(page, {"does": "again", "reason": "wrong"})
    before, both = certificates(cast["noor"])
    assert (before.issued.replaced_by_id, both.minutes) == (both.issued_id, 180)
    cast.client("maria").post(page, {"does": "back", "reason": "mistake"})
    assert certificates(cast["noor"])[1].issued.reason == "mistake"


def test_one_that_is_left_of_two_is_certified_as_both_were(cast: Cast, announced: Announce) -> None:
    dates = _held(cast, announced, rule="FREQ=DAILY;COUNT=2", over=2)
    _give(cast, dates[0])
    Occasion.objects.filter(pk=dates[1].pk).update(cancelled_at=timezone.now())
    _give(cast, dates[0])
    assert [each.minutes for each in certificates(cast["noor"])] == [180]


def test_one_answer_after_the_last_is_enough_for_the_hours_of_all(cast: Cast, announced: Announce) -> None:
    dates = _held(cast, announced, asks_after="needed")
    noor, asked = cast.client("noor"), _address(dates[-1], "feedback")
    assert _hours(cast, dates[0]) == 0
    assert asked in noor.get(_address(dates[0], "here")).text
    page = noor.get(_item(cast, dates).get_absolute_url()).text
    assert page.count("/feedback/") == 1
    assert noor.get(_address(dates[0], "feedback")).status_code == 404
    _give(cast, dates[0])
    assert noor.post(asked, {"question-1": "2", "question-4": "In part"}).status_code == 302
    assert [_hours(cast, each) for each in dates] == [1, 2, 3, 4]
    assert len(certificates(cast["noor"])) == 1, "at once, since hosts gave them already"


def test_until_the_last_one_nobody_is_asked(cast: Cast, announced: Announce) -> None:
    dates = _held(cast, announced, over=2, asks_after="needed")
    noor = cast.client("noor")
    assert "When it is over there are 4 questions" in noor.get(_address(dates[0], "here")).text
    assert "/feedback/" not in noor.get(_item(cast, dates).get_absolute_url()).text
    assert _hours(cast, dates[0]) == 0
