"""Rooms, in real browsers with cameras and microphones that play a made-up picture and beep."""

import time
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Playwright

from kith.capabilities.rooms.actions.opening import open_room
from kith.capabilities.rooms.models import Presence, Room
from tests.cast import Cast
from tests.contracts.makers import MAKERS
from tests.journeys.conftest import AT_HOME, Enter, Visitor
from tests.look.__main__ import arguments, chromium

DEVICES = ["--use-fake-device-for-media-stream=fps=10", "--use-fake-ui-for-media-stream"]
# Browsers name their own address by mDNS, which nothing answers here, and leave out the only network that there may be.
AT_ONE_MACHINE = ["--disable-features=WebRtcHideLocalIpsWithMdns", "--allow-loopback-in-peer-connection"]
PATIENCE = 120_000  # six pictures are drawn and read by two cores that others use too


@pytest.fixture(scope="module")
def browser(playwright: Playwright) -> Iterator[Browser]:
    flags = [*arguments(), AT_HOME, *DEVICES, *AT_ONE_MACHINE]
    started = playwright.chromium.launch(executable_path=chromium(), args=flags)
    yield started
    started.close()


@pytest.fixture
def enter(enter: Enter) -> Iterator[Enter]:
    """As elsewhere; and when it is over, all have left before the database is emptied below them."""
    visitors: list[Visitor] = []

    def come(*who: object, **how: object) -> Visitor:
        visitors.append(enter(*who, **how))
        return visitors[-1]

    yield come
    for visitor in visitors:
        visitor.page.goto("about:blank")
    until = time.monotonic() + 10
    while Presence.objects.filter(left_at=None).seen_and_heard().exists() and time.monotonic() < until:
        time.sleep(0.05)


@pytest.fixture
def room(cast: Cast) -> Room:
    return open_room(MAKERS["discussion"](cast.place("maria", cast.commons)), by=cast["maria"])


def _come(visitor: Visitor, room: Room, way: str) -> Page:
    visitor.go(room.get_absolute_url())
    visitor.page.get_by_label(way).check()
    return visitor.press("Come in")


SEEN = """number => {
  const videos = [...document.querySelectorAll('[data-peer][data-state="connected"] video')];
  return videos.filter(video => video.videoWidth > 0).length === number;
}"""
CONNECTED = """number => document.querySelectorAll('[data-peer][data-state="connected"]').length === number"""
LEAST = """async kind => {
  const received = [];
  for (const { link } of document.querySelector('kith-room').meeting.peers.values()) {
    let bytes = 0;
    for (const each of (await link.getStats()).values()) {
      if (each.type === 'inbound-rtp' && each.kind === kind) bytes += each.bytesReceived;
    }
    received.push(bytes);
  }
  return Math.min(...received);
}"""
MORE = f"async ([kind, before]) => (await ({LEAST})(kind)) > before"


def _sees(page: Page, number: int) -> None:
    page.wait_for_function(SEEN, arg=number, timeout=PATIENCE)
    assert page.locator("[data-peer]").count() == number


def _hears_and_sees(page: Page, number: int) -> None:
    """From each of so many others, picture and voice come, and go on coming."""
    _sees(page, number)
    for kind in ("audio", "video"):
        before = page.evaluate(LEAST, kind)
        page.wait_for_function(MORE, arg=[kind, before], timeout=PATIENCE)


@pytest.mark.usefixtures("streams")
def test_three_people_hear_and_see_one_another_one_leaves_and_comes_again(enter: Enter, room: Room) -> None:
    visitors = {
        name: enter(name, width=width) for name, width in (("maria", 1280), ("noor", 360), ("sam", 1280))
    }
    pages = {name: _come(visitor, room, "With picture and voice") for name, visitor in visitors.items()}
    for page in pages.values():
        _hears_and_sees(page, 2)
    for visitor in visitors.values():
        visitor.look()
    names = pages["maria"].locator("[data-peer] [data-name]")
    assert sorted(names.all_inner_texts()) == ["Noor", "Sam Rivera"]
    visitors["noor"].press("Leave the room")
    for name in ("maria", "sam"):
        pages[name].locator("[data-peer]", has_text="Noor").wait_for(state="detached")
        _hears_and_sees(pages[name], 1)
    assert not Presence.objects.filter(person__handle="noor", left_at=None).exists()
    _come(visitors["noor"], room, "With picture and voice")
    for page in pages.values():
        _hears_and_sees(page, 2)


@pytest.mark.usefixtures("streams")
def test_by_voice_and_in_writing_one_takes_part_and_each_is_told_in_words(enter: Enter, room: Room) -> None:
    sam, noor, maria = enter("sam"), enter("noor", width=360), enter("maria", script=False)
    _come(sam, room, "With picture and voice")
    _come(noor, room, "With voice alone")
    sam.page.wait_for_function(CONNECTED, arg=1, timeout=PATIENCE)
    assert sam.page.evaluate(LEAST, "video") == 0
    before = sam.page.evaluate(LEAST, "audio")
    sam.page.wait_for_function(MORE, arg=["audio", before], timeout=PATIENCE)
    _come(maria, room, "In writing alone")
    maria.page.get_by_label("Write to everyone in the room").fill("Good evening")
    maria.press("Send to the room")
    for visitor in (sam, noor):
        visitor.page.locator("#live-room", has_text="Good evening").wait_for()
    noor.page.get_by_role("button", name="Raise my hand").click()
    sam.page.locator(".in-room li", has_text="Hand is up").wait_for()
    noor.page.get_by_label("Write to everyone in the room").fill("Good evening to you")
    noor.page.get_by_role("button", name="Send to the room").click()
    sam.page.locator("#live-room", has_text="Good evening to you").wait_for()
    assert noor.page.get_by_label("Write to everyone in the room").input_value() == ""
    noor.page.wait_for_function(CONNECTED, arg=1)
    maria.press("See what is new", role="link")
    assert "Good evening to you" in maria.page.inner_text("main")
    assert maria.page.locator("kith-room").count() == sam.page.locator("[data-peer]").count() - 1 == 0


@pytest.mark.usefixtures("streams")
def test_in_twos_each_hears_one_other_and_after_that_all_hear_all_again(enter: Enter, room: Room) -> None:
    visitors = [enter(name) for name in ("maria", "noor", "sam", "anneke")]
    for visitor in visitors:
        _come(visitor, room, "With voice alone")
    for number, press in ((3, "Begin"), (1, "Bring all together"), (3, "")):
        for visitor in visitors:
            visitor.page.wait_for_function(CONNECTED, arg=number, timeout=PATIENCE)
            assert visitor.page.locator("[data-peer]").count() == number
            before = visitor.page.evaluate(LEAST, "audio")
            visitor.page.wait_for_function(MORE, arg=["audio", before], timeout=PATIENCE)
        maria = visitors[0].page
        if press:
            maria.locator("details:not([open]) summary", has_text="For whoever leads").click()
            maria.get_by_role("button", name=press).click()
            maria.locator("#turn").wait_for(state="visible" if press == "Begin" else "detached")
            maria.locator("summary", has_text="For whoever leads").click()


@pytest.mark.usefixtures("streams")
def test_what_is_turned_off_is_off_and_comes_back(enter: Enter, room: Room) -> None:
    sam, noor = enter("sam"), enter("noor")
    _come(sam, room, "With picture and voice")
    _come(noor, room, "With picture and voice")
    _sees(sam.page, 1)
    noor.press("Turn my camera off")
    assert noor.page.evaluate("document.querySelector('kith-room').devices.track('video')") is None
    noor.press("Turn my microphone off")
    noor.page.get_by_role("button", name="Turn my microphone on").wait_for()
    noor.press("Turn my camera on")
    noor.page.get_by_role("button", name="Turn my camera off").wait_for()
    before = sam.page.evaluate(LEAST, "video")
    sam.page.wait_for_function(MORE, arg=["video", before], timeout=PATIENCE)
    noor.press("Show my screen")
    noor.page.get_by_role("button", name="Stop showing my screen").wait_for()
    sam.page.wait_for_function(WIDER, timeout=PATIENCE)
    noor.press("Stop showing my screen")
    noor.page.get_by_role("button", name="Turn my camera on").wait_for()


@pytest.mark.usefixtures("streams")
def test_whoever_gets_no_device_is_told_why_hears_the_others_and_can_write(enter: Enter, room: Room) -> None:
    sam, noor = enter("sam"), enter("noor", width=360)
    noor.page.add_init_script(REFUSING)
    _come(sam, room, "With picture and voice")
    _come(noor, room, "With picture and voice")
    noor.page.get_by_text("does not let this page use your microphone").wait_for()
    _hears_and_sees(noor.page, 1)
    noor.look()
    noor.press("Go on in writing")
    assert noor.page.locator("kith-room").count() == 0
    sam.page.locator("[data-peer]").wait_for(state="detached")
    sam.page.locator(".in-room li", has_text="In writing alone").wait_for()


@pytest.mark.usefixtures("streams")
def test_browsers_that_do_not_find_each_other_say_so_and_offer_the_way_in_writing(
    enter: Enter, room: Room
) -> None:
    sam, noor = enter("sam"), enter("noor", width=360)
    noor.page.add_init_script(WALLED)
    _come(sam, room, "With voice alone")
    _come(noor, room, "With voice alone")
    noor.page.get_by_text("do not find each other").wait_for(timeout=PATIENCE)
    sam.page.get_by_text("do not find each other").wait_for(timeout=PATIENCE)
    noor.look()
    noor.press("Go on in writing")
    sam.page.get_by_text("do not find each other").wait_for(state="hidden")


def test_one_sees_oneself_only_after_pressing(enter: Enter, room: Room) -> None:
    noor = enter("noor", width=360)
    page = noor.go(room.get_absolute_url())
    assert page.evaluate("document.querySelector('kith-look video').srcObject") is None
    page.get_by_role("button", name="See yourself first").click()
    page.wait_for_function("() => document.querySelector('kith-look video').videoWidth > 0")
    page.evaluate("scrollTo(0, 0)")
    noor.look()


WIDER = """() => document.querySelector('[data-peer] video').videoWidth > 640"""
REFUSING = (
    "navigator.mediaDevices.getUserMedia = async () => { throw new DOMException('', 'NotAllowedError') }"
)
WALLED = """const Open = RTCPeerConnection;
RTCPeerConnection = class extends Open { constructor(how) { super({ ...how, iceTransportPolicy: 'relay' }) } }"""


@pytest.mark.usefixtures("streams")
def test_where_a_browser_cannot_write_captions_by_itself_there_is_no_button_for_them(
    enter: Enter, room: Room
) -> None:
    """One that writes none on the device: nobody's voice goes to its maker."""
    noor = enter("noor", width=360)
    noor.page.add_init_script(
        "delete globalThis.SpeechRecognition; delete globalThis.webkitSpeechRecognition"
    )
    page = _come(noor, room, "With voice alone")
    page.locator("[data-no-captions]").wait_for()
    assert not page.locator('[data-does="captions"]').is_visible()
