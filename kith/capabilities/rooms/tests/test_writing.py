"""The way in writing, without any script."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kith.capabilities.rooms.actions import saying
from kith.capabilities.rooms.actions.saying import say_line
from kith.capabilities.rooms.models import Room
from kith.capabilities.rooms.tests.conftest import Come, lines_kept
from kith.foundation.spaces.actions.boundaries import keep_away
from tests.cast import Cast


def test_what_one_writes_is_read_by_all_inside(cast: Cast, room: Room, come: Come) -> None:
    come("sam", "text")
    noor = cast.client("noor")
    noor.post(f"{room.get_absolute_url()}entering/", {"way": "text"})
    page = noor.post(f"{room.get_absolute_url()}words/", {"words": "Good <b>evening</b>"}, follow=True)
    assert "Good &lt;b&gt;evening&lt;/b&gt;" in page.content.decode()
    assert "It disappears when the room closes." in page.content.decode()
    assert "Good &lt;b&gt;evening" in cast.client("sam").get(room.get_absolute_url()).content.decode()


def test_who_only_writes_gets_no_script_of_pictures(cast: Cast, room: Room, come: Come) -> None:
    come("noor", "text")
    page = cast.client("noor").get(room.get_absolute_url()).content.decode()
    assert "kith-room" not in page
    assert "See what is new" in page


def test_empty_and_too_many_lines_keep_what_was_typed(
    cast: Cast, room: Room, come: Come, monkeypatch: pytest.MonkeyPatch
) -> None:
    come("noor", "text")
    noor, address = cast.client("noor"), f"{room.get_absolute_url()}words/"
    assert noor.post(address, {"words": "  "}).status_code == 422
    monkeypatch.setattr(saying, "MOST_LINES_A_MINUTE", 1)
    noor.post(address, {"words": "One"})
    answer = noor.post(address, {"words": "Two more words"})
    assert answer.status_code == 422
    assert "Two more words" in answer.content.decode()
    assert lines_kept() == 1


def test_a_page_that_goes_on_is_answered_quietly(cast: Cast, room: Room, come: Come) -> None:
    come("noor")
    noor, quietly = cast.client("noor"), {"X-Quietly": "1"}
    address = room.get_absolute_url()
    assert noor.post(f"{address}words/", {"words": "Hello"}, headers=quietly).status_code == 204
    assert noor.post(f"{address}hand/", headers=quietly).status_code == 204
    part = noor.get(f"{address}words/").content.decode()
    assert "Hand is up" in part
    assert "<html" not in part


def test_lines_of_those_whom_one_does_not_see_are_not_shown(cast: Cast, room: Room, come: Come) -> None:
    for name in ("noor", "sam"):
        say_line(come(name, "text"), f"words of {name}", by=cast[name])
    keep_away(cast["sam"], by=cast["noor"], sort="block")
    for reader, other in (("noor", "sam"), ("sam", "noor")):
        page = cast.client(reader).get(room.get_absolute_url()).content.decode()
        assert f"words of {reader}" in page
        assert f"words of {other}" not in page
    assert "Sam Rivera" not in cast.client("noor").get(room.get_absolute_url()).content.decode()


def test_a_room_costs_the_same_for_few_and_for_many(cast: Cast, room: Room, come: Come) -> None:
    def cost() -> int:
        reader = cast.client("maria")
        with CaptureQueriesContext(
            connection,
        ) as asked:
            assert reader.get(room.get_absolute_url()).status_code == 200
        return len(asked)

    come("maria", "text")
    say_line(come("noor", "text"), "One", by=cast["noor"])
    few = cost()
    for name in ("sam", "anneke", "tomasz", "dana"):
        say_line(come(name, "text"), "More", by=cast[name])
    assert cost() == few


def test_those_who_lead_ask_someone_to_leave_begin_rounds_and_close(
    cast: Cast, room: Room, come: Come
) -> None:
    sam, address = come("sam"), room.get_absolute_url()
    maria, noor = cast.client("maria"), cast.client("noor")
    come("noor")
    assert "Sam Rivera" in maria.get(f"{address}people/").content.decode()
    ways = ("people/", f"people/{sam.pk}/removal/", "closing/")
    assert [noor.get(address + way).status_code for way in ways] == [403] * 3
    assert [maria.get(address + way).status_code for way in ways] == [200] * 3
    assert noor.post(f"{address}rounds/", {"minutes": 5}).status_code == 403
    assert maria.post(f"{address}rounds/", {"minutes": 99}).status_code == 422
    maria.post(f"{address}rounds/", {"minutes": 5})
    assert room.rounds.get().ended_at is None
    maria.post(f"{address}people/{sam.pk}/removal/")
    assert "Sam Rivera" not in maria.get(f"{address}people/").content.decode()
    maria.post(f"{address}closing/")
    assert not Room.objects.get().is_open


def test_beside_each_other_name_one_can_tell_that_something_is_wrong(
    cast: Cast, room: Room, come: Come
) -> None:
    sam = come("sam", "text")
    come("noor", "text")
    noor = cast.client("noor")
    page = noor.get(room.get_absolute_url()).content.decode()
    assert page.count("Something is wrong") == 1
    address = f"/spaces/commons/people/{sam.member_id}/report/"
    assert address in page
    assert noor.get(address).status_code == 200
