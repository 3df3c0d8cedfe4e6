"""The room of a circle: any of its members opens it, and when all have left, what was written in it is gone."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from kith.capabilities.rooms.actions.being import enter, leave
from kith.capabilities.rooms.actions.opening import close_room, open_room
from kith.capabilities.rooms.actions.saying import say_line
from kith.capabilities.rooms.jobs import EMPTY, tidy
from kith.capabilities.rooms.models import Presence, Room
from kith.capabilities.rooms.tests.conftest import lines_kept
from kith.domains.supervision.actions.agreeing import agree_on, newest
from kith.domains.supervision.actions.ending import step_out
from kith.domains.supervision.models import Circle
from kith.domains.supervision.tests.circles import circle, found
from kith.domains.supervision.tests.sessions import address, together
from kith.foundation.people.models import Person
from kith.infrastructure.database.private import seen_as
from tests.cast import Cast
from tests.contracts.makers import MAKERS
from tests.walls import rows

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
    assert (lines_kept() > 0) is is_kept
    assert Room.objects.get().is_open


def test_as_long_as_someone_is_in_it_everything_stays(cast: Cast, of: Circle) -> None:
    room = open_room(of.item, by=cast["noor"])
    _wrote(room, cast, ago=LONG)
    enter(room, way="text", by=cast["sam"])
    tidy(timestamp=0)
    assert lines_kept() == 2


def test_where_someone_leads_it_stays_until_they_close_the_room(cast: Cast) -> None:
    room = open_room(MAKERS["discussion"](cast.place("maria", cast.commons)), by=cast["maria"])
    _wrote(room, cast, ago=LONG)
    tidy(timestamp=0)
    assert lines_kept() == 2


NUMBER = "Call 555-010-9999"


@pytest.mark.parametrize("headers", [{}, {"X-Quietly": "1"}], ids=["without script", "script"])
def test_what_leads_to_a_person_for_certain_is_not_sent_and_stays_typed(
    cast: Cast, of: Circle, headers: dict[str, str]
) -> None:
    room = open_room(of.item, by=cast["noor"])
    enter(room, way="text", by=cast["noor"])
    answer = cast.client("noor").post(f"{room.get_absolute_url()}words/", {"words": NUMBER}, headers=headers)
    assert answer.status_code == 422
    assert "Someone could be found by this: a phone number: “555-010-9999”." in answer.text
    assert f'value="{NUMBER}"' in answer.text
    assert lines_kept() == 0


def test_among_others_a_number_may_be_told(cast: Cast) -> None:
    room = open_room(MAKERS["gathering"](cast.place("maria", cast.commons)), by=cast["maria"])
    enter(room, way="text", by=cast["maria"])
    maria = cast.client("maria")
    assert maria.post(f"{room.get_absolute_url()}words/", {"words": NUMBER}).status_code == 302
    assert NUMBER in maria.get(room.get_absolute_url()).text


def test_without_the_room_nobody_reads_a_line_of_it_even_of_the_circle(cast: Cast, of: Circle) -> None:
    """Sam is in it, Maria belongs to the circle, Anneke does not, Ruth is a steward."""
    room = open_room(of.item, by=cast["noor"])
    enter(room, way="text", by=cast["sam"])
    say_line(enter(room, way="text", by=cast["noor"]), "Good evening", by=cast["noor"])
    seen = {name: len(_lines(cast[name])) for name in ("noor", "sam", "maria", "anneke", "ruth")}
    assert seen == {"noor": 1, "sam": 1, "maria": 0, "anneke": 0, "ruth": 0}
    assert _lines(None) == []


def _lines(person: Person | None) -> list[tuple[Any, ...]]:
    with seen_as(person):
        return rows("rooms", "line")


def test_who_stepped_out_of_the_circle_reads_no_line_though_the_room_did_not_notice(
    cast: Cast, of: Circle
) -> None:
    room = open_room(of.item, by=cast["noor"])
    enter(room, way="text", by=cast["sam"])
    say_line(enter(room, way="text", by=cast["noor"]), "Good evening", by=cast["noor"])
    step_out(of, by=cast["sam"])
    assert Presence.objects.filter(person=cast["sam"], left_at=None).exists()
    assert _lines(cast["sam"]) == []
