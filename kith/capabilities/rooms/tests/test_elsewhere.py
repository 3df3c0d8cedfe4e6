"""A large room on another server, which is a server of the tests' own."""

from http.server import BaseHTTPRequestHandler
from typing import Any
from urllib.parse import parse_qs, urlsplit

from kith.capabilities.rooms.actions.opening import open_room
from kith.capabilities.rooms.models import Room
from kith.lib.large_rooms import checksum
from tests.cast import Cast
from tests.serving import Answer, serving

GOOD = b"<response><returncode>SUCCESS</returncode></response>"
BAD = b"<response><returncode>FAILED</returncode><messageKey>checksumError</messageKey></response>"


def test_it_is_made_there_and_each_is_led_in_by_their_name_here(
    cast: Cast, room: Room, settings: Any
) -> None:
    asked: list[str] = []

    def answer(desk: BaseHTTPRequestHandler, _body: bytes) -> Answer:
        asked.append(desk.path)
        return Answer(200, {}, GOOD)

    open_room(room.item, way="large", by=cast["maria"])
    with serving(answer) as server:
        settings.LARGE_ROOMS, settings.LARGE_ROOMS_SECRET = server, "north"
        answers = {
            name: cast.client(name).get(f"{room.get_absolute_url()}elsewhere/") for name in ("maria", "noor")
        }
    query = urlsplit(asked[0]).query
    signed, _and, sum_ = query.partition("&checksum=")
    assert sum_ == checksum("create", signed, secret="north")
    assert room.item.title not in signed, "what it is about stays here"
    led = {name: parse_qs(urlsplit(answer.headers["Location"]).query) for name, answer in answers.items()}
    assert (led["maria"]["role"], led["noor"]["role"]) == (["MODERATOR"], ["VIEWER"])
    assert led["noor"]["fullName"] == ["Noor"]
    assert led["noor"]["meetingID"] == parse_qs(signed)["meetingID"] == [room.key]


def test_a_server_that_says_no_or_nothing_is_said_so(cast: Cast, room: Room, settings: Any) -> None:
    open_room(room.item, way="large", by=cast["maria"])
    address = f"{room.get_absolute_url()}elsewhere/"
    with serving(lambda _desk, _body: Answer(200, {}, BAD)) as server:
        settings.LARGE_ROOMS, settings.LARGE_ROOMS_SECRET = server, "north"
        refused = cast.client("noor").get(address)
    gone = cast.client("noor").get(address)
    for answer in (refused, gone):
        assert answer.status_code == 503
        assert "does not answer just now" in answer.content.decode()
