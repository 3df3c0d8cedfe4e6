"""A seat for one date is over when that date is: it opens nothing of the next one."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone

from kith.capabilities.items.models import Item
from kith.capabilities.rooms.models import Room
from kith.capabilities.rooms.queries import door_of
from kith.domains.gatherings.actions import changing, seating
from kith.domains.gatherings.actions.meeting import open_to_seated
from kith.domains.gatherings.models import Occasion
from kith.domains.gatherings.models.answer import ANSWERS_STAY
from kith.domains.gatherings.queries.gatherings import reach_gathering
from kith.domains.gatherings.queries.seats import named_among
from kith.domains.gatherings.tests.conftest import FEW, Announce
from tests.cast import Cast

LINK = "https://meet.example.org/tea"


@pytest.fixture
def weekly(cast: Cast, announced: Announce) -> Item:
    """Noor came to the first evening, which is over; Sam comes to the next."""
    item = announced(rule=FEW, each_date=True)
    first, second, *_others = item.gathering.occasions.order_by("begins_at")
    for who, date in (("noor", first), ("sam", second)):
        seating.come(item, way="online", by=cast[who], occasion=date, shows=True)
    _ended(first, timedelta(hours=1))
    return reach_gathering(cast["maria"], item.pk)


def _ended(date: Occasion, ago: timedelta) -> None:
    ends = timezone.now() - ago
    Occasion.objects.filter(pk=date.pk).update(begins_at=ends - timedelta(minutes=90), ends_at=ends)


def _page(cast: Cast, who: str, address: str) -> str:
    return cast.client(who).get(address).content.decode()


def test_the_online_address_is_for_those_who_come_to_what_is_ahead(cast: Cast, weekly: Item) -> None:
    for address in (weekly.get_absolute_url(), f"/gatherings/{weekly.pk}/calendar.ics"):
        assert [LINK in _page(cast, who, address) for who in ("noor", "sam")] == [False, True]


def test_who_came_once_is_named_no_longer(cast: Cast, weekly: Item) -> None:
    assert named_among(weekly, reader=cast["maria"]) == ["Sam Rivera"]


def test_what_changes_is_told_to_those_who_still_come(
    cast: Cast, weekly: Item, deliver: Callable[[], None]
) -> None:
    changing.cancel(weekly, why="The heating broke.", by=cast["maria"])
    deliver()
    told = ["A gathering was cancelled." in _page(cast, who, "/inbox/") for who in ("noor", "sam")]
    assert told == [False, True]


def test_a_room_that_is_opened_lets_in_those_who_still_come(cast: Cast, weekly: Item) -> None:
    open_to_seated(weekly, by=cast["maria"], way=Room.Way.OWN)
    assert [door_of(weekly, reader=cast[who]).can_enter for who in ("noor", "sam")] == [False, True]


def test_hosts_see_who_came_for_as_long_as_what_was_answered(cast: Cast, weekly: Item) -> None:
    people = f"/gatherings/{weekly.pk}/people/"
    assert "Noor" in _page(cast, "maria", people)
    _ended(weekly.gathering.occasions.earliest("begins_at"), ANSWERS_STAY + timedelta(days=1))
    page = _page(cast, "maria", people)
    assert "Noor" not in page
    assert "Sam Rivera" in page
