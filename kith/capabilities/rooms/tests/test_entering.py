"""Who finds a room, who comes in, and what they are told before."""

from kith.capabilities.rooms.actions.being import agree
from kith.capabilities.rooms.actions.opening import name_entrants, open_room, say_not_recorded, say_recorded
from kith.capabilities.rooms.models import Room
from kith.capabilities.rooms.queries import door_of
from kith.capabilities.rooms.tests.conftest import Come
from kith.domains.talk.actions import open_topic
from kith.domains.talk.kinds import QUESTION
from kith.foundation.permissions.tables import may
from kith.foundation.spaces.actions.masking import wear
from kith.foundation.spaces.masks import opening_in
from tests.cast import Cast
from tests.contracts.makers import MAKERS
from tests.masked import allow_masks


def test_the_stranger_finds_nothing_where_an_item_is_hidden_and_stays_outside_where_it_is_not(
    cast: Cast,
) -> None:
    hidden = open_room(MAKERS["discussion"](cast.place("maria", cast.circle)), by=cast["maria"])
    public = open_room(MAKERS["discussion"](cast.place("maria", cast.commons)), by=cast["maria"])
    assert cast.client("eleni").get(hidden.get_absolute_url()).status_code == 404
    assert cast.client("eleni").get(public.get_absolute_url()).status_code == 403
    assert cast.client("noor").get(public.get_absolute_url()).status_code == 200


def test_before_coming_in_one_reads_who_hears_what_and_nothing_is_chosen(cast: Cast, room: Room) -> None:
    page = cast.client("noor").get(room.get_absolute_url())
    words = page.content.decode()
    assert "Only people in this room see and hear you" in words
    assert "checked" not in words
    answer = cast.client("noor").post(f"{room.get_absolute_url()}entering/")
    assert answer.status_code == 422
    assert "Please choose one of these ways." in answer.content.decode()


def test_camera_and_microphone_may_be_asked_for_in_a_room_and_nowhere_else(cast: Cast, room: Room) -> None:
    noor = cast.client("noor")
    policy = noor.get(room.get_absolute_url()).headers["Permissions-Policy"]
    assert "camera=(self), microphone=(self)" in policy
    assert "camera=(), microphone=()" in noor.get("/").headers["Permissions-Policy"]
    assert noor.get(room.get_absolute_url()).headers["Cache-Control"] == "no-store"


def test_a_list_lets_in_those_who_are_named_and_those_who_lead(cast: Cast, room: Room) -> None:
    name_entrants(room, hosts=[cast["sam"]], others=[cast["eleni"]], by=cast["maria"])
    may_enter = {name for name in cast.people if may(cast[name], "room.enter", room)}
    assert may_enter == {"sam", "eleni", "maria", "tomasz"}
    assert may(cast["sam"], "room.lead", Room.objects.get(pk=room.pk))
    name_entrants(room, hosts=[], others=None, by=cast["maria"])
    found = Room.objects.select_related("item__space", "item__author").get(pk=room.pk)
    assert may(cast["noor"], "room.enter", found)
    assert not may(cast["eleni"], "room.enter", found)


def test_a_made_name_leads_no_room_since_all_inside_would_know(cast: Cast) -> None:
    allow_masks(cast.commons)
    mask = wear(cast["noor"], scope=opening_in(cast.commons), space=cast.commons, language="en")
    item = open_topic(QUESTION, by=mask, title="How?", source="Hello")
    assert not may(cast["noor"], "room.open", item)
    assert not may(cast["noor"], "room.lead", open_room(item, by=cast["tomasz"]))


def test_members_go_by_the_name_that_they_have_in_the_space(cast: Cast) -> None:
    room = open_room(MAKERS["discussion"](cast.place("maria", cast.rural)), by=cast["maria"])
    for name in ("kestrel", "maria"):
        cast.client(name).post(f"{room.get_absolute_url()}entering/", {"way": "text"})
    page = cast.client("maria").get(room.get_absolute_url()).content.decode()
    assert "Kestrel" in page
    assert "Robin" not in page


def test_a_link_is_shown_to_those_alone_who_may_come_in(cast: Cast, room: Room) -> None:
    link = "https://meet.example.org/quiet-room"
    open_room(room.item, way="link", link=link, by=cast["maria"])
    address = f"{room.get_absolute_url()}elsewhere/"
    assert cast.client("noor").get(address).headers["Location"] == link
    assert "meet.example.org" in cast.client("noor").get(room.get_absolute_url()).content.decode()
    for name in ("eleni", None):
        for page in (address, room.get_absolute_url(), room.item.get_absolute_url()):
            answer = cast.client(name).get(page, follow=True)
            assert "meet.example.org" not in answer.content.decode()


def test_a_room_somewhere_else_needs_an_address(cast: Cast, room: Room) -> None:
    maria, form = cast.client("maria"), f"/items/{room.item_id}/room/"
    answer = maria.post(form, {"way": "link"})
    assert answer.status_code == 422
    assert "Please write the address" in answer.content.decode()
    assert maria.post(form, {"way": "own", "link": "https://left.example.org"}).status_code == 302
    assert Room.objects.get().link == ""


def test_who_records_elsewhere_says_so_and_each_says_whether_they_go_along(
    cast: Cast, room: Room, come: Come
) -> None:
    noor = come("noor", "text")
    come("maria", "text")
    say_recorded(room, by=cast["maria"])
    inside = cast.client("noor").get(room.get_absolute_url()).content.decode()
    assert "A host records what is said here" in inside
    assert inside.count("has not agreed") == 1, "whoever records knows"
    agree(noor, by=cast["noor"])
    assert "You said that you go along." in cast.client("noor").get(room.get_absolute_url()).content.decode()
    entering, sam = f"{room.get_absolute_url()}entering/", cast.client("sam")
    assert sam.post(entering, {"way": "text"}).status_code == 422
    assert sam.post(entering, {"way": "text", "agreed": "on"}).status_code == 302
    say_not_recorded(room, by=cast["maria"])
    assert cast.client("anneke").post(entering, {"way": "text"}).status_code == 302


def test_agreeing_once_is_not_agreeing_to_the_next_recording(cast: Cast, room: Room, come: Come) -> None:
    noor = come("noor", "text")
    say_recorded(room, by=cast["maria"])
    agree(noor, by=cast["noor"])
    say_not_recorded(room, by=cast["maria"])
    say_recorded(room, by=cast["maria"])
    assert "If you do not want that" in cast.client("noor").get(room.get_absolute_url()).content.decode()


def test_the_door_stands_where_one_may_come_in_and_tells_no_number(
    cast: Cast, room: Room, come: Come
) -> None:
    come("noor")
    doors = {name: door_of(room.item, reader=cast[name] if name else None) for name in ("sam", "eleni", None)}
    assert [doors[name].can_enter for name in ("sam", "eleni", None)] == [True, False, False]
    assert not any(door.can_open for door in doors.values())
    assert door_of(MAKERS["discussion"](cast.place("sam", cast.commons)), reader=cast["sam"]).can_open
