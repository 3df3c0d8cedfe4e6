"""In the last hour nobody is asked any more: a free seat is for whoever takes it, and those who wait see that."""

from datetime import timedelta

import pytest
from django.utils import timezone

from kith.capabilities.items.models import Item
from kith.domains.gatherings.actions import seating
from kith.domains.gatherings.models import Seat
from kith.domains.gatherings.queries.gatherings import reach_gathering
from kith.domains.gatherings.tests.conftest import Announce
from tests.cast import Cast


@pytest.fixture
def full(cast: Cast, announced: Announce) -> Item:
    """One seat, which Noor has; Sam waits."""
    item = announced(seats_online=1)
    for who in ("noor", "sam"):
        seating.come(item, way="online", by=cast[who])
    return item


def _begins_in(item: Item, minutes: int) -> None:
    begins = timezone.now() + timedelta(minutes=minutes)
    item.gathering.occasions.update(begins_at=begins, ends_at=begins + timedelta(minutes=90))


def _page(cast: Cast, who: str, item: Item) -> str:
    return cast.client(who).get(item.get_absolute_url()).content.decode()


def _seat(cast: Cast, who: str) -> Seat:
    return Seat.objects.get(person=cast[who])


def test_who_waits_takes_a_seat_that_gets_free(cast: Cast, full: Item) -> None:
    _begins_in(full, 40)
    assert "If a seat gets free, you can take it here." in _page(cast, "sam", full)
    seating.give_back(_seat(cast, "noor"), by=cast["noor"])
    page = _page(cast, "sam", full)
    assert "A seat is free now." in page
    address = f"/me/seats/{_seat(cast, 'sam').pk}/acceptance/"
    assert f'action="{address}"' in page
    cast.client("sam").post(address)
    assert "You have a seat." in _page(cast, "sam", full)


def test_who_is_second_keeps_waiting(cast: Cast, full: Item) -> None:
    _begins_in(full, 40)
    seating.give_back(_seat(cast, "noor"), by=cast["noor"])
    seating.come(reach_gathering(cast["dana"], full.pk), way="online", by=cast["dana"])
    page = _page(cast, "sam", full)
    assert "A seat is free now." not in page
    cast.client("sam").post(f"/me/seats/{_seat(cast, 'sam').pk}/acceptance/")
    assert _seat(cast, "sam").state == "waiting"


def test_long_before_they_are_asked_in_their_order(cast: Cast, full: Item) -> None:
    _begins_in(full, 300)
    assert "As soon as one is free we tell you" in _page(cast, "sam", full)
    seating.give_back(_seat(cast, "noor"), by=cast["noor"])
    assert _seat(cast, "sam").state == "offered"
