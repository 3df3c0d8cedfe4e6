"""What those hear who are in a room, from end to end, and that nobody outside hears it."""

import pytest

from kith.capabilities.rooms.actions.being import enter
from kith.capabilities.rooms.actions.opening import open_room
from kith.capabilities.rooms.actions.saying import Message, say_line, signal
from kith.capabilities.rooms.models import Room
from kith.doors.live.tests.test_stream import Ear, do, run
from tests.cast import Cast
from tests.contracts.makers import MAKERS

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def room(cast: Cast) -> Room:
    return open_room(MAKERS["question"](cast.place("maria", cast.commons)), by=cast["maria"])


def test_one_hears_what_is_for_all_inside_and_what_is_for_oneself(
    cast: Cast, room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    noor = enter(room, way="video", by=cast["noor"])
    sam = enter(room, way="video", by=cast["sam"])
    ears = {name: Ear(cast, name, f"room={room.pk}") for name in ("noor", "sam")}

    async def story() -> None:
        async with ears["noor"], ears["sam"]:
            offer = Message(sam.pk, "description", {"type": "offer", "sdp": "secret words"})
            await do(lambda: signal(noor, [offer], by=cast["noor"]))
            await ears["sam"].hears("data: signals")
            await do(lambda: say_line(noor, "secret words", by=cast["noor"]))
            for ear in ears.values():
                await ear.hears("data: room")
                assert not any("secret" in line for line in ear.heard)
            assert "data: signals" not in ears["noor"].heard

    run(story, monkeypatch)


@pytest.mark.parametrize("who", ["maria", "eleni", None])
def test_who_is_not_in_it_hears_nothing_and_is_told_not_to_ask_again(
    cast: Cast, room: Room, monkeypatch: pytest.MonkeyPatch, who: str | None
) -> None:
    ear = Ear(cast, who, f"room={room.pk}")

    async def story() -> None:
        async with ear:
            assert (ear.status, ear.heard) == (204, [])

    run(story, monkeypatch)
