"""From “in person and online” to one of them: who comes in the other way is told so, and says what they would like."""

from collections.abc import Callable

import pytest

from kith.capabilities.items.models import Item
from kith.domains.gatherings.actions import changing, seating
from kith.domains.gatherings.models import Seat
from kith.domains.gatherings.tests.conftest import Announce, plan
from tests.cast import Cast

TOLD = "People do not meet any more in the way in which you come to a gathering."


@pytest.fixture
def online_now(cast: Cast, announced: Announce, deliver: Callable[[], None]) -> Item:
    """Noor had the one seat in the room, Sam waited for it, Dana comes online."""
    item = announced(way="both", place="Casa Azul", seats_here=1)
    for who, way in (("noor", "here"), ("sam", "here"), ("dana", "online")):
        seating.come(item, way=way, by=cast[who])
    deliver()
    changing.replan(item, plan=plan(way="online", seats_here=None), by=cast["maria"])
    deliver()
    return item


def _page(cast: Cast, who: str, address: str) -> str:
    return cast.client(who).get(address).content.decode()


def _state(cast: Cast, who: str) -> tuple[str, str]:
    seat = Seat.objects.select_related("seats").get(person=cast[who])
    return seat.seats.way, seat.state


def test_those_whose_way_it_was_are_told_and_nobody_else(cast: Cast, online_now: Item) -> None:
    told = {who for who in ("noor", "sam", "dana") if TOLD in _page(cast, who, "/inbox/")}
    assert told == {"noor", "sam"}


def test_they_come_the_other_way_or_not_at_all(cast: Cast, online_now: Item) -> None:
    page = _page(cast, "noor", online_now.get_absolute_url())
    assert "People do not meet in person any more." in page
    assert "Come online instead" in page
    assert "People do not meet in person any more." not in _page(cast, "dana", online_now.get_absolute_url())
    key = Seat.objects.get(person=cast["noor"]).pk
    cast.client("noor").post(f"/me/seats/{key}/way/", {"way": "online"})
    assert _state(cast, "noor") == ("online", "seated")


def test_nobody_is_offered_a_seat_where_people_do_not_meet(cast: Cast, online_now: Item) -> None:
    assert _state(cast, "sam") == ("here", "waiting")
    seating.give_back(Seat.objects.get(person=cast["noor"]), by=cast["noor"])
    assert _state(cast, "sam") == ("here", "waiting")
