"""The process of the live updates beside a test, as `bin/run` starts it."""

import os
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection

from kith.config.run import live_command

PATIENCE = 30


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(port: int) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise AssertionError(f"Nobody answers at port {port}.")


class Streams:
    def __init__(self, pages: str) -> None:
        self.port, self._pages = free_port(), pages
        self.start()

    def start(self) -> None:
        environment = os.environ | {
            "TEST_DATABASE": str(connection.settings_dict["NAME"]), "TEST_SITE_URL": self._pages,
            "DJANGO_SETTINGS_MODULE": "tests.settings",
        }  # fmt: skip
        command = live_command("127.0.0.1", self.port)
        self._child = subprocess.Popen(command, env=environment, start_new_session=True)
        wait_for(self.port)

    def fall(self) -> None:
        """It and the processes that it began are gone at once."""
        os.killpg(self._child.pid, signal.SIGKILL)
        self._child.wait(timeout=PATIENCE)


@pytest.fixture
def streams(live_server: Any, settings: Any) -> Iterator[Streams]:
    started = Streams(live_server.url)
    settings.LIVE = f"http://localhost:{started.port}/live/"
    settings.SECURE_CSP = settings.SECURE_CSP | {
        "connect-src": ["'self'", f"http://localhost:{started.port}"]
    }
    try:
        yield started
    finally:
        started.fall()
