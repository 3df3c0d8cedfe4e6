"""Pages and live updates behind the front servers, with the settings that deploy/ holds for them."""

import http.client
import os
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from kith.capabilities.conversations.actions import writing
from tests.cast import Cast
from tests.contracts.makers import MAKERS
from tests.streaming import Streams, free_port, wait_for

DEPLOY = Path(__file__).parents[1] / "deploy"
AT_ONCE = 5  # seconds; whoever holds back what comes does so for longer
pytestmark = pytest.mark.slow
Start = Callable[[Path, dict[str, int]], tuple[list[str], dict[str, str]]]


def _text(name: str, ports: dict[str, int]) -> str:
    text = (DEPLOY / name).read_text()
    for port, name_of_port in ((8000, "pages"), (8001, "streams")):
        assert f"kith:{port}" in text
        text = text.replace(f"kith:{port}", f"127.0.0.1:{ports[name_of_port]}")
    return text


def _caddy(folder: Path, ports: dict[str, int]) -> tuple[list[str], dict[str, str]]:
    settings = folder / "Caddyfile"
    settings.write_text("{\n\tadmin off\n}\n" + _text("Caddyfile", ports))
    said = {"KITH_DOMAIN": f"http://localhost:{ports['front']}", "HOME": str(folder)}
    return ["caddy", "run", "--config", str(settings), "--adapter", "caddyfile"], said


def _nginx(folder: Path, ports: dict[str, int]) -> tuple[list[str], dict[str, str]]:
    text = _text("nginx.conf", ports).replace("listen 80;", f"listen 127.0.0.1:{ports['front']};")
    places = "".join(f"{each}_temp_path {folder}/{each};\n" for each in PLACES)
    settings = folder / "nginx.conf"
    around = f"daemon off; pid {folder}/pid; error_log stderr; events {{}}\nhttp {{\n{places}{text}}}\n"
    settings.write_text(around)
    return ["nginx", "-p", str(folder), "-c", str(settings)], {}


PLACES = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
FRONTS: dict[str, Start] = {"caddy": _caddy, "nginx": _nginx}


@pytest.fixture(params=FRONTS)
def front(request: Any, live_server: Any, streams: Streams, tmp_path: Path) -> Iterator[int]:
    """The port of a front server before pages and streams, as an installation would have it."""
    name = request.param
    if shutil.which(name, path=f"{os.environ['PATH']}:/usr/sbin") is None:
        pytest.skip(f"{name} is not on this machine, so this was not tried. To try it: apt install {name}")
    ports = {"front": free_port(), "streams": streams.port, "pages": urlsplit(live_server.url).port or 0}
    command, said = FRONTS[name](tmp_path, ports)
    environment = {**os.environ, "PATH": f"{os.environ['PATH']}:/usr/sbin", **said}
    child = subprocess.Popen(command, env=environment, start_new_session=True, stderr=subprocess.DEVNULL)
    try:
        wait_for(ports["front"])
        yield ports["front"]
    finally:
        os.killpg(child.pid, signal.SIGKILL)
        child.wait()


def test_pages_come_through(front: int) -> None:
    asked = http.client.HTTPConnection("localhost", front, timeout=AT_ONCE)
    asked.request("GET", "/healthz")
    answer = asked.getresponse()
    assert (answer.status, b"well" in answer.read()) == (200, True)


def test_what_is_new_comes_through_at_once(cast: Cast, deliver: Callable[[], None], front: int) -> None:
    item = MAKERS["question"](cast.place("noor", cast.commons))
    cookie = cast.client("noor").cookies.output(header="", sep=";").strip()
    asked = http.client.HTTPConnection("localhost", front, timeout=AT_ONCE)
    asked.request("GET", f"/live/?item={item.pk}", headers={"Cookie": cookie, "Accept-Encoding": "gzip, br"})
    answer = asked.getresponse()
    assert answer.status == 200
    assert answer.headers["Content-Type"].startswith("text/event-stream")
    assert answer.readline() == b"retry: 3000\n"
    writing.reply(item, author=cast.place("maria", cast.commons), source="A flask.")
    deliver()
    said = time.monotonic()
    while answer.readline() != b"data: item\n":
        assert time.monotonic() - said < AT_ONCE


def test_a_visitor_is_told_not_to_ask_again(front: int) -> None:
    asked = http.client.HTTPConnection("localhost", front, timeout=AT_ONCE)
    asked.request("GET", "/live/")
    assert asked.getresponse().status == 204
