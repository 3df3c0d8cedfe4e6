"""A boundary holds in rounds: nobody sits beside someone from whom they are kept, and nobody is named to them."""

from datetime import timedelta

import pytest

from kith.capabilities.rooms.actions.rounds import begin_round
from kith.capabilities.rooms.models import Presence, Room, Round, Seat
from kith.capabilities.rooms.queries import reach_presence, turn_of
from kith.capabilities.rooms.tests.conftest import Come
from kith.foundation.spaces.actions.boundaries import keep_away
from tests.cast import Cast

PEOPLE = ("maria", "noor", "sam", "anneke")


def _group(round_: Round, presence: Presence) -> set[int]:
    mine = Seat.objects.get(round=round_, presence=presence).group
    return set(round_.seats.filter(group=mine).values_list("presence__person", flat=True))


def _now(cast: Cast, name: str, room: Room) -> str:
    return cast.client(name).get(f"{room.get_absolute_url()}words/").content.decode()


@pytest.mark.parametrize("sort", ["block", "mute"])
@pytest.mark.parametrize("names", [PEOPLE, (*PEOPLE, "tomasz")])
def test_who_keep_apart_are_put_with_others_in_every_round(
    cast: Cast, room: Room, come: Come, names: tuple[str, ...], sort: str
) -> None:
    here = {name: come(name) for name in names}
    keep_away(cast["sam"], by=cast["noor"], sort=sort)
    for _each in range(len(names)):
        begun = begin_round(room, minutes=3, by=cast["maria"])
        groups = {name: _group(begun, presence) for name, presence in here.items()}
        assert cast["sam"].pk not in groups["noor"]
        assert all(len(together) >= 2 for together in groups.values()), "nobody sits alone"


def test_two_alone_who_keep_apart_have_a_pause_and_no_name(cast: Cast, room: Room, come: Come) -> None:
    come("noor"), come("sam")
    keep_away(cast["sam"], by=cast["noor"], sort="block")
    begin_round(room, minutes=3, by=cast["maria"])
    for name, other in (("noor", "Sam Rivera"), ("sam", "Noor")):
        page = _now(cast, name, room)
        assert "You have a pause. Nobody hears you." in page
        assert other not in page


@pytest.mark.parametrize("sort", ["block", "mute"])
def test_a_boundary_that_is_drawn_in_a_round_names_nobody_any_more(
    cast: Cast, room: Room, come: Come, sort: str
) -> None:
    come("noor"), come("sam")
    begin_round(room, minutes=3, by=cast["maria"])
    assert "You are with Sam Rivera." in _now(cast, "noor", room)
    keep_away(cast["sam"], by=cast["noor"], sort=sort)
    assert "Sam Rivera" not in _now(cast, "noor", room)
    for name in ("noor", "sam"):
        assert "You have a pause. Nobody hears you." in _now(cast, name, room)


def test_of_three_each_hears_of_those_whom_they_see(cast: Cast, room: Room, come: Come) -> None:
    for name in ("noor", "sam", "anneke"):
        come(name)
    begun = begin_round(room, minutes=3, by=cast["maria"])
    keep_away(cast["sam"], by=cast["noor"], sort="block")
    turn = Seat.objects.get(round=begun, presence__person=cast["sam"]).turn
    begun.began_at -= timedelta(minutes=3 * turn)
    begun.save()
    seen = turn_of(reach_presence(cast["noor"], room.pk))
    assert seen is not None
    assert (seen.others, seen.speaker, seen.is_own) == (["Anneke Visser"], "", False)
    assert "There is a pause, for about 3 minutes more." in _now(cast, "noor", room)
    assert "Sam Rivera speaks" in _now(cast, "anneke", room)
