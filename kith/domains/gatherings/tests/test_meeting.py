"""Where people meet online: whoever has a seat finds the door, whenever they took it, and wherever it leads."""

from collections.abc import Callable
from http.server import BaseHTTPRequestHandler
from typing import Any

import pytest

from kith.capabilities.items.models import Item
from kith.capabilities.rooms.models import Room
from kith.domains.gatherings.actions import seating, transferring
from kith.domains.gatherings.models import Seat, Transfer
from kith.domains.gatherings.tests.conftest import Announce
from tests.cast import Cast
from tests.serving import Answer, serving

ELSEWHERE = "https://meet.example.org/large"


@pytest.fixture
def room(cast: Cast, announced: Announce) -> Room:
    """Open by now, and nobody has a seat yet."""
    return _open(cast, announced(seats_online=1))


def _open(cast: Cast, item: Item, **typed: str) -> Room:
    answer = cast.client("maria").post(f"/gatherings/{item.pk}/room/", {"way": "own"} | typed)
    assert answer.status_code == 302
    return Room.objects.select_related("item__space").get(item=item)


def _comes_in(cast: Cast, room: Room) -> set[str]:
    people = ("maria", "noor", "sam", "dana")
    return {who for who in people if cast.client(who).get(room.get_absolute_url()).status_code == 200}


def _come(cast: Cast, room: Room, who: str) -> Seat:
    return seating.come(room.item, way="online", by=cast[who])


def _taken(cast: Cast, room: Room) -> None:
    _come(cast, room, "noor")


def _accepted(cast: Cast, room: Room) -> None:
    first, second = _come(cast, room, "sam"), _come(cast, room, "noor")
    seating.give_back(first, by=cast["sam"])
    seating.answer_yes(second, by=cast["noor"])


def _handed_on(cast: Cast, room: Room) -> None:
    transferring.offer_to(_come(cast, room, "sam"), to=cast["noor"], by=cast["sam"])
    transferring.take_over(Transfer.objects.get(), by=cast["noor"])


def _admitted(cast: Cast, room: Room) -> None:
    room.item.gathering.door = "request"
    room.item.gathering.save()
    seating.admit(_come(cast, room, "noor"), by=cast["maria"])


@pytest.mark.parametrize("way", [_taken, _accepted, _handed_on, _admitted])
def test_who_has_a_seat_by_now_comes_in_and_who_has_none_any_more_does_not(
    cast: Cast, room: Room, way: Callable[[Cast, Room], None]
) -> None:
    assert _comes_in(cast, room) == {"maria"}
    way(cast, room)
    assert _comes_in(cast, room) == {"maria", "noor"}
    page = cast.client("noor").get(room.item.get_absolute_url()).content.decode()
    assert f'href="{room.get_absolute_url()}"' in page
    assert (
        room.get_absolute_url() not in cast.client("dana").get(room.item.get_absolute_url()).content.decode()
    )
    seating.give_back(Seat.objects.get(person=cast["noor"], state="seated"), by=cast["noor"])
    assert _comes_in(cast, room) == {"maria"}


def test_of_two_dates_one_is_enough(cast: Cast, announced: Announce) -> None:
    item = announced(rule="FREQ=WEEKLY;BYDAY=TU", each_date=True)
    first, second = item.gathering.occasions.all()[:2]
    seats = [seating.come(item, way="online", by=cast["noor"], occasion=each) for each in (first, second)]
    room = _open(cast, item)
    seating.give_back(seats[0], by=cast["noor"])
    assert _comes_in(cast, room) == {"maria", "noor"}
    seating.give_back(seats[1], by=cast["noor"])
    assert _comes_in(cast, room) == {"maria"}


def test_hosts_choose_where_people_meet_and_it_stays_until_they_choose_anew(
    cast: Cast, announced: Announce
) -> None:
    item, maria = announced(), cast.client("maria")
    page = maria.get(item.get_absolute_url()).content.decode()
    assert f'href="/gatherings/{item.pk}/room/"' in page
    assert "https://meet.example.org/tea" in maria.get(f"/gatherings/{item.pk}/room/").content.decode()
    assert cast.client("noor").get(f"/gatherings/{item.pk}/room/").status_code == 403
    room = _open(cast, item, way="link", link=ELSEWHERE)
    assert (room.way, room.link) == ("link", ELSEWHERE)
    assert ELSEWHERE in maria.get(f"/gatherings/{item.pk}/room/").content.decode()
    _come(cast, room, "noor")
    assert cast.client("noor").get(f"{room.get_absolute_url()}elsewhere/").headers["Location"] == ELSEWHERE
    assert "Change where people meet" in maria.get(item.get_absolute_url()).content.decode()
    assert _open(cast, item).way == "own"


def test_a_gathering_of_many_meets_in_a_large_room(cast: Cast, announced: Announce, settings: Any) -> None:
    item = announced()
    assert "BigBlueButton" not in cast.client("maria").get(f"/gatherings/{item.pk}/room/").content.decode()

    def answer(_desk: BaseHTTPRequestHandler, _body: bytes) -> Answer:
        return Answer(200, {}, b"<response><returncode>SUCCESS</returncode></response>")

    with serving(answer) as server:
        settings.LARGE_ROOMS, settings.LARGE_ROOMS_SECRET = server, "north"
        room = _open(cast, item, way="large")
        _come(cast, room, "noor")
        led = cast.client("noor").get(f"{room.get_absolute_url()}elsewhere/").headers["Location"]
    assert led.startswith(server)
    assert room.key in led


@pytest.mark.parametrize(("taken", "is_said"), [(8, False), (9, True)])
def test_hosts_are_told_where_a_room_here_is_too_small(
    cast: Cast, announced: Announce, taken: int, is_said: bool
) -> None:
    item = announced()
    item.gathering.seats.update(taken=taken)
    page = cast.client("maria").get(f"/gatherings/{item.pk}/room/").text
    assert ("A large room or a link is for all of them." in page) == is_said
