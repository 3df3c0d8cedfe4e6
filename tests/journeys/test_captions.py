"""Captions, in a browser that plays one which writes them on the device: what it would hear is counted, and what it writes is said for it."""

import pytest

from kith.capabilities.rooms.models import Room
from tests.journeys.conftest import Enter
from tests.journeys.test_rooms import CONNECTED, PATIENCE, _come, browser, enter, room

__all__ = ["browser", "enter", "room"]

WRITES = """
let state = "%s";
globalThis.voices = 0;
const mix = AudioContext.prototype.createMediaStreamSource;
AudioContext.prototype.createMediaStreamSource = function (stream) {
  globalThis.voices += 1;
  return mix.call(this, stream);
};
globalThis.SpeechRecognition = class {
  static async available({ processLocally }) { return processLocally ? state : "unavailable"; }
  static async install() { state = "%s"; return state === "available"; }
  start(track) {
    if (track.kind === "audio") this.onresult({ results: [[{ transcript: "Good evening" }]] });
  }
  abort() {}
};
"""


@pytest.mark.usefixtures("streams")
def test_who_comes_after_captions_began_is_captioned_too(enter: Enter, room: Room) -> None:
    sam, noor, maria = enter("sam"), enter("noor", width=360), enter("maria")
    noor.page.add_init_script(WRITES % ("available", "available"))
    for visitor in (sam, noor):
        _come(visitor, room, "With voice alone")
    page = noor.page
    page.wait_for_function(CONNECTED, arg=1, timeout=PATIENCE)
    page.get_by_role("button", name="Show captions").click()
    page.locator("[data-captions]", has_text="Good evening").wait_for()
    page.wait_for_function("() => globalThis.voices === 1", timeout=PATIENCE)
    _come(maria, room, "With voice alone")
    page.wait_for_function("() => globalThis.voices === 2", timeout=PATIENCE)
    noor.look()
    page.get_by_role("button", name="Stop the captions").click()
    page.locator("[data-captions]").wait_for(state="hidden")


@pytest.mark.usefixtures("streams")
@pytest.mark.parametrize(
    ("then", "button"), [("available", "Show captions"), ("downloadable", "Get captions")]
)
def test_a_language_pack_that_is_missing_is_offered(enter: Enter, room: Room, then: str, button: str) -> None:
    """And offered again where the browser did not get it."""
    noor = enter("noor", width=360)
    noor.page.add_init_script(WRITES % ("downloadable", then))
    page = _come(noor, room, "With voice alone")
    offer = page.get_by_role("button", name="Get captions for this browser")
    offer.wait_for()
    assert "No voice is sent." in page.inner_text("main")
    assert not page.locator("[data-no-captions]").is_visible()
    offer.click()
    page.get_by_role("button", name=button).wait_for()
