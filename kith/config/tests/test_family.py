"""Processes that belong together live and end together."""

import os
import signal
import socket
import sys
from pathlib import Path

import pytest

from kith.config.environment import WrongSetting
from kith.config.family import Family
from kith.config.run import check_address

SERVER = """
import sys; from http.server import BaseHTTPRequestHandler, HTTPServer
class Well(BaseHTTPRequestHandler):
    def do_GET(self): self.send_response(200); self.end_headers()
HTTPServer(("127.0.0.1", int(sys.argv[1])), Well).serve_forever()
"""
STAYS = [sys.executable, "-c", "import time; time.sleep(600)"]


@pytest.fixture(autouse=True)
def _signals_as_before() -> object:
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)}
    signal.signal(signal.SIGHUP, signal.SIG_DFL)  # under `nohup`, Kith would rightly stay
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.fixture
def port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _family(log: Path, port: int, worker: list[str]) -> Family:
    commands = {"web": [sys.executable, "-c", SERVER, str(port)], "worker": worker}
    return Family(log, commands, address=f"http://127.0.0.1:{port}/")


def _ended(family: Family) -> bool:
    return all(child.poll() is not None for child in family.children.values())


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_all_end_when_someone_asks_once_it_is_ready(tmp_path: Path, port: int, number: int) -> None:
    family = _family(tmp_path, port, STAYS)
    heard: list[str] = []

    def ready() -> None:
        heard.append("ready")
        os.kill(os.getpid(), number)

    assert family.live(ready) == 0
    assert heard == ["ready"]
    assert _ended(family)


def test_one_that_falls_once_is_helped_up(tmp_path: Path, port: int) -> None:
    mark = tmp_path / "fell"
    fall = f"import pathlib; mark = pathlib.Path({str(mark)!r})\nif not mark.exists(): mark.touch(); raise SystemExit(1)"
    commands = {"web": [sys.executable, "-c", fall + SERVER, str(port)]}
    family = Family(tmp_path, commands, address=f"http://127.0.0.1:{port}/")
    assert family.live(lambda: os.kill(os.getpid(), signal.SIGTERM)) == 0
    assert family.fell["web"] == 1
    assert _ended(family)


def test_one_that_falls_again_and_again_ends_all_and_its_log_is_named(
    tmp_path: Path, port: int, capsys: pytest.CaptureFixture[str]
) -> None:
    family = _family(
        tmp_path, port, [sys.executable, "-c", "print('no bread in the house'); raise SystemExit(3)"]
    )
    assert family.live(lambda: None) == 1
    assert _ended(family)
    said = capsys.readouterr().err
    assert (
        said == f"The worker ends as soon as it is started, so Kith stops. Its log: {tmp_path}/worker.log\n"
    )
    assert "no bread in the house" in (tmp_path / "worker.log").read_text()


def test_a_port_in_use_is_said_in_words(port: int) -> None:
    with (
        socket.create_server(("127.0.0.1", port)),
        pytest.raises(WrongSetting, match=f"Port {port} is in use"),
    ):
        check_address("127.0.0.1", port)


@pytest.mark.parametrize(
    ("host", "port", "said"),
    [("127.0.0.1", 99_999, "--port is 99999"), ("192.0.2.7", 8000, "--host is “192.0.2.7”")],
)
def test_an_address_that_cannot_be_is_said_in_words(host: str, port: int, said: str) -> None:
    with pytest.raises(WrongSetting, match=said):
        check_address(host, port)


def test_a_long_log_begins_anew_while_its_writer_goes_on(
    tmp_path: Path, port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kith.config.family.LONGEST_LOG", 1_000)
    writes = "import time\nwhile True: print('word ' * 20, flush=True); time.sleep(0.02)"
    family = _family(tmp_path, port, [sys.executable, "-c", writes])
    log, before = tmp_path / "worker.log", tmp_path / "worker.log.1"

    def watched() -> None:
        if before.exists() and log.stat().st_size:
            os.kill(os.getpid(), signal.SIGTERM)
        else:
            keep()

    keep = family._keep_logs_short
    monkeypatch.setattr(family, "_keep_logs_short", watched)
    assert family.live(lambda: None) == 0
    assert before.read_text().startswith("word word")
    assert b"\0" not in log.read_bytes()
