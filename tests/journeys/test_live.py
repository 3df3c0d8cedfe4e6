"""Pages that hear of what is new, in a real browser with a real stream."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db import connection

from kith.capabilities.conversations.actions import writing
from tests.cast import Cast
from tests.contracts.makers import MAKERS
from tests.journeys.conftest import Enter

PATIENCE = 30


@pytest.fixture
def streams(live_server: Any, settings: Any) -> Iterator[None]:
    """The process of the live updates, as `bin/run` starts it."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    settings.LIVE = f"http://localhost:{port}/live/"
    settings.SECURE_CSP = settings.SECURE_CSP | {"connect-src": ["'self'", f"http://localhost:{port}"]}
    server = [sys.executable, "-m", "granian", "--interface", "asgi", "--port", str(port), "--no-ws"]
    database = str(connection.settings_dict["NAME"])
    environment = {"TEST_DATABASE": database, "TEST_SITE_URL": live_server.url}
    environment["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    child = subprocess.Popen([*server, "kith.doors.live.asgi:application"], env=os.environ | environment)
    try:
        _wait_for(port)
        yield
    finally:
        child.terminate()
        child.wait(timeout=PATIENCE)


def _wait_for(port: int) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise AssertionError("The live updates do not answer.")


@pytest.mark.usefixtures("streams")
@pytest.mark.parametrize("width", [360, 1280])
def test_a_reply_waits_in_a_quiet_line_and_moves_nothing(
    enter: Enter, cast: Cast, deliver: Callable[[], None], width: int
) -> None:
    item = MAKERS["question"](cast.place("noor", cast.commons))
    deliver()
    noor = enter("noor", width=width)
    with noor.page.expect_response(lambda answer: "/live/" in answer.url) as stream:
        page = noor.go(item.get_absolute_url())
    assert stream.value.status == 200
    before = page.locator("#post-1").bounding_box()
    writing.reply(item, author=cast.place("maria", cast.commons), source="A flask.")
    deliver()
    line = page.locator("#live-item").get_by_role("link", name="1 new reply")
    line.wait_for()
    page.locator("#live-inbox .count").wait_for()
    assert page.locator("#post-1").bounding_box() == before
    assert page.locator("#post-2").count() == 0
    noor.press("1 new reply", role="link")
    assert "A flask." in page.locator("#post-2").inner_text()
