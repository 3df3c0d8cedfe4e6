"""When two accounts become one, what they have of rooms comes together, and nobody is in a room twice."""

from kith.capabilities.rooms.actions.being import enter, leave
from kith.capabilities.rooms.actions.opening import name_entrants, open_room
from kith.capabilities.rooms.models import Entrant, Presence
from kith.doors.merging.joining import bring_together
from tests.cast import Cast
from tests.contracts.makers import MAKERS


def test_intervals_and_lists_come_along_and_two_open_ones_become_one(cast: Cast) -> None:
    room = open_room(MAKERS["discussion"](cast.place("maria", cast.commons)), by=cast["maria"])
    name_entrants(room, hosts=[], others=[cast["noor"], cast["sam"]], by=cast["maria"])
    leave(enter(room, way="text", by=cast["sam"]), by=cast["sam"])
    for name in ("sam", "noor"):
        enter(room, way="text", by=cast[name])
    bring_together(cast["sam"], into=cast["noor"])
    assert list(Entrant.objects.values_list("person__handle", flat=True)) == ["noor"]
    intervals = Presence.objects.order_by("pk").values_list("person__handle", "left_at")
    assert [(handle, left is None) for handle, left in intervals] == [("noor", False), ("noor", True)]
