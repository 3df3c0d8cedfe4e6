"""Signals go to those whom they are for, in order, and to nobody else."""

import json
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from kith.capabilities.rooms.actions import saying
from kith.capabilities.rooms.actions.being import leave
from kith.capabilities.rooms.actions.opening import open_room
from kith.capabilities.rooms.actions.rounds import begin_round, end_round
from kith.capabilities.rooms.jobs import tidy
from kith.capabilities.rooms.models import Presence, Room, Seat, Signal
from kith.capabilities.rooms.tests.conftest import Come
from kith.foundation.spaces.actions.boundaries import keep_away
from kith.infrastructure.realtime import Said
from kith.lib.relays import credentials
from tests.cast import Cast
from tests.contracts.makers import MAKERS

OFFER = {"type": "offer", "sdp": "v=0"}


def _send(cast: Cast, name: str, room: Room, *signals: dict[str, Any]) -> int:
    address, body = f"{room.get_absolute_url()}signals/", json.dumps({"signals": signals})
    return cast.client(name).post(address, body, content_type="application/json").status_code


def _offer(to: Presence, body: object = None) -> dict[str, Any]:
    return {"to": to.pk, "kind": "description", "body": body or OFFER}


def _waiting(cast: Cast, name: str, room: Room, *, after: int = 0) -> dict[str, Any]:
    answer = cast.client(name).get(f"{room.get_absolute_url()}signals/?after={after}")
    assert answer.status_code == 200
    return dict(answer.json())


def _names(cast: Cast, name: str, room: Room) -> set[str]:
    return {each["name"] for each in _waiting(cast, name, room)["people"]}


def test_a_signal_is_read_by_the_one_whom_it_is_for(cast: Cast, room: Room, come: Come) -> None:
    noor, sam, _anneke = come("noor"), come("sam"), come("anneke")
    assert _send(cast, "noor", room, _offer(sam)) == 204
    (found,) = _waiting(cast, "sam", room)["signals"]
    assert (found["from"], found["body"]) == (noor.pk, OFFER)
    assert _waiting(cast, "anneke", room)["signals"] == _waiting(cast, "noor", room)["signals"] == []
    assert _waiting(cast, "sam", room, after=found["id"])["signals"] == []


def test_signals_are_read_in_the_order_in_which_they_were_sent(cast: Cast, room: Room, come: Come) -> None:
    come("noor")
    sam = come("sam")
    for number in range(3):
        assert _send(cast, "noor", room, *(_offer(sam, [number, each]) for each in range(2))) == 204
    found = [each["body"] for each in _waiting(cast, "sam", room)["signals"]]
    assert found == [[number, each] for number in range(3) for each in range(2)]


def test_who_is_not_in_it_neither_reads_nor_sends(cast: Cast, room: Room, come: Come) -> None:
    noor = come("noor")
    for name in ("sam", "eleni", None):
        assert cast.client(name).get(f"{room.get_absolute_url()}signals/").status_code in (404, 302, 403)
        assert _send(cast, name, room, _offer(noor)) in (404, 302, 403)  # type: ignore[arg-type]
    leave(noor, by=cast["noor"])
    assert _send(cast, "noor", room, _offer(noor)) == 404
    assert not Signal.objects.exists()


def test_what_is_for_someone_in_another_room_or_in_writing_alone_goes_nowhere(
    cast: Cast, room: Room, come: Come
) -> None:
    other = open_room(MAKERS["question"](cast.place("maria", cast.commons)), by=cast["maria"])
    cast.client("sam").post(f"{other.get_absolute_url()}entering/", {"way": "video"})
    come("noor")
    writing = come("anneke", "text")
    assert _send(cast, "noor", room, _offer(Presence.objects.get(room=other)), _offer(writing)) == 204
    assert not Signal.objects.exists()
    assert _waiting(cast, "noor", room)["people"] == []


@pytest.mark.parametrize("sort", ["block", "mute"])
def test_a_boundary_connects_neither_with_the_other_and_both_with_all_others(
    cast: Cast, room: Room, come: Come, sort: str
) -> None:
    people = {name: come(name) for name in ("noor", "sam", "anneke")}
    keep_away(cast["sam"], by=cast["noor"], sort=sort)
    assert _names(cast, "noor", room) == _names(cast, "sam", room) == {"Anneke Visser"}
    assert _names(cast, "anneke", room) == {"Noor", "Sam Rivera"}
    assert _send(cast, "sam", room, _offer(people["noor"])) == 204
    assert not Signal.objects.exists()


def test_a_boundary_around_a_name_says_nothing_about_a_chosen_one(cast: Cast) -> None:
    room = open_room(MAKERS["discussion"](cast.place("maria", cast.rural)), by=cast["maria"])
    keep_away(cast["kestrel"], by=cast["maria"], sort="mute")
    for name in ("kestrel", "maria"):
        cast.client(name).post(f"{room.get_absolute_url()}entering/", {"way": "video"})
    assert _names(cast, "maria", room) == {"Kestrel"}


def test_in_a_round_each_is_connected_with_their_group_alone(cast: Cast, room: Room, come: Come) -> None:
    names = ("noor", "sam", "anneke", "tomasz")
    for name in names:
        come(name)
    come("dana", "text")
    begin_round(room, minutes=3, by=cast["maria"])
    assert Seat.objects.count() == 4
    met = {name: _names(cast, name, room) for name in names}
    assert all(len(others) == 1 for others in met.values())
    begin_round(room, minutes=3, by=cast["maria"])
    assert all(_names(cast, name, room) != met[name] for name in names)
    words = cast.client("noor").get(f"{room.get_absolute_url()}words/").content.decode()
    assert "Nobody else hears you." in words
    end_round(room, by=cast["maria"])
    assert all(len(_names(cast, name, room)) == 3 for name in names)


def test_who_comes_during_a_round_waits_and_breaks_into_none(cast: Cast, room: Room, come: Come) -> None:
    for name in ("noor", "sam"):
        come(name)
    begin_round(room, minutes=3, by=cast["maria"])
    come("anneke")
    assert _names(cast, "anneke", room) == set()
    assert _names(cast, "noor", room) == {"Sam Rivera"}


@pytest.mark.parametrize(
    "body",
    ["", "[]", "{}", '{"signals": 3}', '{"signals": [{"to": "x", "kind": "description", "body": {}}]}',
     '{"signals": [{"to": 1, "kind": "song", "body": {}}]}', '{"signals": [{"to": 1, "kind": "candidate"}]}',
     *(f'{{"signals": [{{"to": {to}, "kind": "candidate", "body": {{}}}}]}}' for to in ("Infinity", "1e999", "NaN"))],
)  # fmt: skip
def test_what_no_browser_of_ours_sends_is_refused(cast: Cast, room: Room, come: Come, body: str) -> None:
    come("noor")
    address = f"{room.get_absolute_url()}signals/"
    assert cast.client("noor").post(address, body, content_type="application/json").status_code == 400


@pytest.mark.parametrize("body", ["NaN", "-Infinity", "1e999", r'"\u0000"', r'{"a\u0000": 1}', r'["\ud800"]'])
def test_what_the_database_cannot_keep_is_refused(cast: Cast, room: Room, come: Come, body: str) -> None:
    come("noor")
    sent = f'{{"signals": [{{"to": {come("sam").pk}, "kind": "candidate", "body": {body}}}]}}'
    address = f"{room.get_absolute_url()}signals/"
    assert cast.client("noor").post(address, sent, content_type="application/json").status_code == 400


def test_too_long_and_too_many_are_refused(
    cast: Cast, room: Room, come: Come, monkeypatch: pytest.MonkeyPatch
) -> None:
    come("noor")
    sam = come("sam")
    assert _send(cast, "noor", room, _offer(sam, "x" * 20_001)) == 400
    assert _send(cast, "noor", room, *[_offer(sam)] * 61) == 400
    monkeypatch.setattr(saying, "MOST_SIGNALS_A_MINUTE", 2)
    assert [_send(cast, "noor", room, _offer(sam)) for _each in range(3)] == [204, 204, 429]


def test_signals_are_gone_after_minutes(cast: Cast, room: Room, come: Come) -> None:
    come("noor")
    _send(cast, "noor", room, _offer(come("sam")))
    tidy(timestamp=0)
    assert Signal.objects.count() == 1
    Signal.objects.update(sent_at=timezone.now() - timedelta(minutes=6))
    tidy(timestamp=0)
    assert not Signal.objects.exists()


def test_the_stream_is_told_that_something_waits_and_for_whom_and_no_more(
    cast: Cast, room: Room, come: Come, monkeypatch: pytest.MonkeyPatch
) -> None:
    sam = come("sam")
    come("noor")
    said: list[Said] = []
    monkeypatch.setattr("kith.capabilities.rooms.actions.telling.say", said.append)
    _send(cast, "noor", room, _offer(sam))
    assert said == [Said(0, room=room.pk, to=cast["sam"].pk)]


def test_the_relay_is_for_those_inside_each_with_a_password_that_ends(
    cast: Cast, room: Room, come: Come, settings: Any
) -> None:
    noor = come("noor")
    assert _waiting(cast, "noor", room)["relay"] == [], "no third party is asked where none is set"
    settings.RELAY, settings.RELAY_SECRET = ["turn:turn.example.org:3478"], "north"
    (relay,) = _waiting(cast, "noor", room)["relay"]
    until, _colon, name = relay["username"].partition(":")
    assert 0 < int(until) - timezone.now().timestamp() <= 6 * 60 * 60
    assert name == str(noor.pk), "a number, and no name"
    assert relay["credential"] == credentials("north", name=name, until=int(until))[1]
    come("sam", "text")
    assert _waiting(cast, "sam", room)["relay"] == []
    assert b"turn.example.org" not in cast.client("sam").get(room.get_absolute_url()).content
