"""The whole house, started and stopped as a person does it."""

import os
import re
import signal
import socket
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from kith.config.family import bound_to_us
from kith.doors.demo.content import the_cast

ROOT = Path(__file__).parents[1]
ELSEWHERE = "The association|https://id.example.org|kith|unsaid"
pytestmark = pytest.mark.slow


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _environ(**more: str) -> dict[str, str]:
    """The environment of someone who runs Kith, not of a test."""
    ours = ("KITH_", "DJANGO_", "PYTEST_", "DATABASE_URL")
    return {name: value for name, value in os.environ.items() if not name.startswith(ours)} | more


@contextmanager
def _start(
    tmp_path: Path, port: int, *more: str, environ: Mapping[str, str] | None = None
) -> "Iterator[subprocess.Popen[str]]":
    """A house that is stopped however the test ends."""
    command = [*bound_to_us(), str(ROOT / "bin" / "run"), "--port", str(port), "--data", "house", *more]
    with subprocess.Popen(
        command, cwd=tmp_path, env=_environ(**(environ or {})), text=True,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    ) as house:  # fmt: skip
        try:
            yield house
        finally:
            if house.poll() is None:
                house.terminate()


def _until_ready(house: "subprocess.Popen[str]") -> list[str]:
    assert house.stdout
    said = []
    for line in house.stdout:
        said.append(line.strip())
        if line.startswith("Kith is ready"):
            break
    return said


def _first(pattern: str, page: bytes) -> str:
    found = re.search(pattern, page.decode())
    assert found
    return found[1]


def _is_kept_for_good(address: str, script: str) -> bool:
    """Whether a browser may keep a script, and the first one that it imports."""
    with urlopen(address + script, timeout=20) as answer:  # noqa: S310
        imported = _first(r'import\s*"\./([^"]+)', answer.read())
        with urlopen(f"{address}/static/ui/{imported}", timeout=20) as other:  # noqa: S310
            return all("immutable" in file.headers["Cache-Control"] for file in (answer, other))


def _status(address: str) -> int:
    try:
        with urlopen(address, timeout=20) as answer:  # noqa: S310
            return int(answer.status)
    except HTTPError as refusal:
        return refusal.code


def _stop(house: "subprocess.Popen[str]", number: int) -> str:
    house.send_signal(number)
    rest, _nothing = house.communicate(timeout=30)
    return rest


def test_it_starts_empty_keeps_what_it_has_and_stops_without_a_trace(tmp_path: Path) -> None:
    port = _free_port()
    address = f"http://127.0.0.1:{port}"
    with _start(tmp_path, port, "--empty") as house:
        assert _until_ready(house)[-1] == f"Kith is ready at {address}"
        with urlopen(f"{address}/", timeout=20) as answer:  # noqa: S310
            assert answer.status == 200
            assert "script-src 'self'" in answer.headers["Content-Security-Policy"]
            page = answer.read()
            assert b"/demo/" not in page
            assert _is_kept_for_good(address, _first(r'src="(/static/ui/kith[^"]+)', page))
        assert _status(f"{address}/demo/") == 404
        assert _stop(house, signal.SIGINT) == ""
    assert house.returncode == 0

    key = (tmp_path / "house" / "secret.key").read_text()
    with _start(tmp_path, port, environ={"KITH_OIDC": ELSEWHERE}) as house:
        said = _until_ready(house)
        assert said[-1] == f"Kith is ready at {address}"
        with urlopen(f"{address}/account/login/", timeout=20) as answer:  # noqa: S310
            assert b"Sign in with The association" in answer.read()
        assert "Filling the demo community, once …" not in said
        _stop(house, signal.SIGTERM)
    assert house.returncode == 0
    assert (tmp_path / "house" / "secret.key").read_text() == key
    assert not (tmp_path / "house" / "cast.json").exists()


def test_it_fills_the_demo_once_and_says_who_one_can_enter_as(tmp_path: Path) -> None:
    port = _free_port()
    with _start(tmp_path, port) as house:
        assert "Filling the demo community, once …" in _until_ready(house)
        assert house.stdout
        told = house.stdout.readline()
        assert told.startswith(f"Enter as one of these at http://127.0.0.1:{port}/demo/ : ")
        assert all(one.name in told for one in the_cast())
        with urlopen(f"http://127.0.0.1:{port}/demo/", timeout=20) as answer:
            assert f"Enter as {the_cast()[0].name}" in answer.read().decode()
        _stop(house, signal.SIGINT)
    assert house.returncode == 0


def test_before_the_first_start_a_command_says_what_to_do(tmp_path: Path) -> None:
    for command in (["steward", "you@example.org"], ["export", "commons", "commons.zip"], ["doctor"]):
        done = subprocess.run(
            [*bound_to_us(), str(ROOT / "bin" / "kith"), *command], env=_environ(KITH_DATA=str(tmp_path)),
            text=True, capture_output=True, check=False, timeout=60,
        )  # fmt: skip
        assert done.returncode in (1, 2)
        (line,) = (done.stdout + done.stderr).splitlines()
        assert "The database is older than the program. Start Kith with bin/run" in line


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("KITH_DEBUG", "perhaps", "KITH_DEBUG is “perhaps”. It can be yes or no."),
        ("KITH_URL", "kith.example.org", "KITH_URL is “kith.example.org”."),
        (
            "DATABASE_URL",
            "postgresql://kith@127.0.0.1:1/kith",
            "The database of DATABASE_URL cannot be used:",
        ),
        ("DATABASE_URL", "kittens://kith", "DATABASE_URL cannot be read."),
    ],
)
def test_a_wrong_setting_stops_the_start_with_one_line_that_names_it(
    tmp_path: Path, name: str, value: str, said: str
) -> None:
    where = ["--port", str(_free_port()), "--data", str(tmp_path)]
    command = [*bound_to_us(), str(ROOT / "bin" / "run"), *where]
    done = subprocess.run(
        command, env=_environ(**{name: value}), text=True, capture_output=True, check=False, timeout=60
    )
    assert done.returncode == 2
    assert done.stderr.startswith(said)
    assert done.stderr.count("\n") == 1
