"""In person and online at once: which of the two is full is said, and one can change one's mind."""

from collections.abc import Callable

import pytest

from kith.capabilities.items.models import Item
from kith.domains.gatherings.actions import seating
from kith.domains.gatherings.models import Seat, Seats
from kith.domains.gatherings.tests.conftest import Announce
from tests.cast import Cast


@pytest.fixture
def both(cast: Cast, announced: Announce) -> Item:
    """One seat in the room, which Noor has, and as many online as come."""
    item = announced(way="both", place="Casa Azul", seats_here=1)
    seating.come(item, way="here", by=cast["noor"])
    return item


def _page(cast: Cast, who: str, address: str) -> str:
    return cast.client(who).get(address).content.decode()


def _seat(cast: Cast, who: str) -> Seat:
    return Seat.objects.select_related("seats").get(person=cast[who])


def _changes(cast: Cast, who: str, way: str) -> str:
    answer = cast.client(who).post(f"/me/seats/{_seat(cast, who).pk}/way/", {"way": way}, follow=True)
    return answer.content.decode()


def _stands(cast: Cast, who: str) -> tuple[str, str]:
    seat = _seat(cast, who)
    return seat.seats.way, seat.state


def _taken(item: Item) -> dict[str, int]:
    return dict(Seats.objects.filter(gathering=item.pk).values_list("way", "taken"))


def test_what_is_full_is_said_before_one_chooses(cast: Cast, both: Item) -> None:
    page = _page(cast, "sam", both.get_absolute_url())
    assert "Take a seat" in page
    assert "In person: all seats are taken." in page
    form = cast.client("sam").get(f"/gatherings/{both.pk}/seat/")
    assert "In person. All seats are taken this way: you would wait." in form.content.decode()
    assert form.context["form"]["way"].value() == "online", "nobody waits by an oversight"


def test_a_change_of_mind_keeps_the_seat_and_frees_the_other(cast: Cast, both: Item) -> None:
    seating.come(both, way="here", by=cast["sam"])
    assert "Come online instead" in _page(cast, "noor", both.get_absolute_url())
    assert "You come online." in _changes(cast, "noor", "online")
    assert _stands(cast, "noor") == ("online", "seated")
    assert _stands(cast, "sam") == ("here", "offered"), "who waited is asked"
    assert _taken(both) == {"here": 1, "online": 1}


def test_where_all_is_taken_one_keeps_what_one_has(cast: Cast, both: Item) -> None:
    seating.come(both, way="online", by=cast["sam"])
    page = _page(cast, "sam", both.get_absolute_url())
    assert "Come in person instead" not in page
    assert "In person: all seats are taken." in page
    assert "What you have stays yours." in _changes(cast, "sam", "here")
    assert _stands(cast, "sam") == ("online", "seated")
    assert _taken(both) == {"here": 1, "online": 1}


def test_who_waits_in_one_way_takes_a_seat_in_the_other(cast: Cast, both: Item) -> None:
    seating.come(both, way="here", by=cast["sam"])
    assert _stands(cast, "sam") == ("here", "waiting")
    assert "You have a seat." in _changes(cast, "sam", "online")
    assert _taken(both) == {"here": 1, "online": 1}


@pytest.mark.parametrize("way", ["online", "nowhere", ""])
def test_where_there_is_one_way_alone_nothing_changes(cast: Cast, announced: Announce, way: str) -> None:
    item = announced()
    seating.come(item, way="online", by=cast["noor"])
    assert "instead" not in _page(cast, "noor", item.get_absolute_url())
    _changes(cast, "noor", way)
    assert _stands(cast, "noor") == ("online", "seated")
    assert _taken(item) == {"online": 1}


def test_nobody_changes_the_seat_of_another(cast: Cast, both: Item) -> None:
    address = f"/me/seats/{_seat(cast, 'noor').pk}/way/"
    assert cast.client("sam").post(address, {"way": "online"}).status_code == 404


def test_who_is_let_in_where_all_is_taken_waits_and_both_are_told(
    cast: Cast, announced: Announce, deliver: Callable[[], None]
) -> None:
    item = announced(door="request", seats_online=1)
    for who in ("noor", "sam"):
        seating.come(item, way="online", by=cast[who])
    maria = cast.client("maria")
    for who in ("noor", "sam"):
        answer = maria.post(f"/gatherings/{item.pk}/people/{_seat(cast, who).pk}/admission/", follow=True)
    assert "All seats are taken. They wait now" in answer.content.decode()
    assert _stands(cast, "sam") == ("online", "waiting")
    deliver()
    assert "A host said yes. All seats are taken now, so you wait for one." in _page(cast, "sam", "/inbox/")
