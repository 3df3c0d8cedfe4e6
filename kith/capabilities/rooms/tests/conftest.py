"""A room about Maria's question in the commons, and people in it."""

from collections.abc import Callable

import pytest

from kith.capabilities.rooms.actions.being import enter
from kith.capabilities.rooms.actions.opening import open_room
from kith.capabilities.rooms.models import Line, Presence, Room
from kith.infrastructure.database.private import keeping
from tests.cast import Cast
from tests.contracts.makers import MAKERS

Come = Callable[..., Presence]


def lines_kept() -> int:
    """How many there are, whoever may read them."""
    with keeping():
        return Line.objects.count()


@pytest.fixture
def room(cast: Cast) -> Room:
    item = MAKERS["discussion"](cast.place("maria", cast.commons))
    return open_room(item, by=cast["maria"])


@pytest.fixture
def come(cast: Cast, room: Room) -> Come:
    """`come("noor")`, with picture and voice if nothing else is said."""

    def entering(name: str, way: str = "video") -> Presence:
        return enter(Room.objects.select_related("item__space").get(pk=room.pk), way=way, by=cast[name])

    return entering
