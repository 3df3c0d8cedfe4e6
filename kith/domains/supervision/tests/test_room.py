"""The room of a circle: any of its members opens it, and when all have left, what was written in it is gone."""

from datetime import timedelta

import pytest
from django.utils import timezone

from kith.capabilities.rooms.actions.being import enter, leave
from kith.capabilities.rooms.actions.opening import close_room, open_room
from kith.capabilities.rooms.actions.saying import say_line
from kith.capabilities.rooms.jobs import EMPTY, tidy
from kith.capabilities.rooms.models import Line, Presence, Room
from kith.domains.supervision.actions.agreeing import agree_on, newest
from kith.domains.supervision.models import Circle
from kith.domains.supervision.tests.circles import circle, found
from kith.domains.supervision.tests.sessions import address, together
from tests.cast import Cast
from tests.contracts.makers import MAKERS

LONG = EMPTY + timedelta(minutes=1)


@pytest.fixture
def of(cast: Cast) -> Circle:
    """Maria hosts it, and is away."""
    return found(circle(cast, "maria", "noor", "sam"))


def test_a_session_whose_host_is_away_has_a_room(cast: Cast, of: Circle) -> None:
    close_room(of.item.room, by=cast["maria"])
    session = together(of, cast["sam"], by=cast["noor"])
    noor, sam = cast.client("noor"), cast.client("sam")
    assert "Open a room to meet in" in noor.get(address(session)).text
    opened = noor.post(f"/items/{of.pk}/room/", {"way": "own"})
    assert "Our room" in sam.get(address(session)).text
    assert sam.post(f"{opened.headers['Location']}entering/", {"way": "text"}).status_code == 302


def _openers(cast: Cast, of: Circle) -> set[str]:
    address = f"/items/{of.pk}/room/"
    return {name for name in cast.people if cast.client(name).get(address).status_code == 200}


def test_only_those_who_belong_and_agreed_open_it(cast: Cast, of: Circle) -> None:
    assert _openers(cast, of) == {"maria", "noor", "sam"}
    agree_on(of, by=cast["maria"], **newest(of) | {"conflict": "We say it soon."})
    assert _openers(cast, of) == {"maria"}


def _wrote(room: Room, cast: Cast, *, ago: timedelta) -> None:
    """Noor and Sam wrote something, and left some time ago."""
    for name in ("noor", "sam"):
        presence = enter(room, way="text", by=cast[name])
        say_line(presence, f"Words of {name}", by=cast[name])
        leave(presence, by=cast[name])
    then = timezone.now() - ago
    Presence.objects.update(left_at=then, joined_at=then)


@pytest.mark.parametrize(("ago", "is_kept"), [(LONG, False), (timedelta(minutes=1), True)])
def test_when_all_have_left_what_was_written_is_gone_and_the_room_stays_open(
    cast: Cast, of: Circle, ago: timedelta, is_kept: bool
) -> None:
    room = open_room(of.item, by=cast["noor"])
    _wrote(room, cast, ago=ago)
    tidy(timestamp=0)
    assert Line.objects.exists() is is_kept
    assert Room.objects.get().is_open


def test_as_long_as_someone_is_in_it_everything_stays(cast: Cast, of: Circle) -> None:
    room = open_room(of.item, by=cast["noor"])
    _wrote(room, cast, ago=LONG)
    enter(room, way="text", by=cast["sam"])
    tidy(timestamp=0)
    assert Line.objects.count() == 2


def test_where_someone_leads_it_stays_until_they_close_the_room(cast: Cast) -> None:
    room = open_room(MAKERS["discussion"](cast.place("maria", cast.commons)), by=cast["maria"])
    _wrote(room, cast, ago=LONG)
    tidy(timestamp=0)
    assert Line.objects.count() == 2
