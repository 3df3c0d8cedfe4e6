"""The processes of one installation, which live and end together."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from types import FrameType
from urllib.parse import urlsplit

PATIENCE = 90
GRACE = 8
QUICK, TRIES = 3, 4
LONGEST_LOG = 20_000_000


class Family:
    """Starts some commands, waits until `address` answers, and stops all when one of them cannot be kept alive.

    `tend` is called every second, to look after what the commands need.
    """

    def __init__(
        self,
        log: Path,
        commands: Mapping[str, list[str]],
        *,
        address: str,
        tend: Callable[[], None] = lambda: None,
    ) -> None:
        self.log, self.commands, self.address, self.tend = log, commands, address, tend
        self.children: dict[str, subprocess.Popen[bytes]] = {}
        self.began: dict[str, float] = {}
        self.fell = dict.fromkeys(commands, 0)
        self.tended = time.monotonic()
        self.stopping = False

    def live(self, when_ready: Callable[[], None]) -> int:
        """Stay until someone asks to stop (0) or something ends that should not (1)."""
        heed(self._ask_to_stop)
        try:
            for name in self.commands:
                self._start(name)
            return self._watch(when_ready)
        finally:
            self._stop()

    def _ask_to_stop(self, _number: int, _frame: FrameType | None) -> None:
        self.stopping = True

    def _start(self, name: str) -> None:
        self.log.mkdir(exist_ok=True)
        with (self.log / f"{name}.log").open("ab") as log:
            command = [*bound_to_us(), *self.commands[name]]
            self.children[name] = subprocess.Popen(command, stdout=log, stderr=log, start_new_session=True)  # noqa: S603
        self.began[name] = time.monotonic()

    def _watch(self, when_ready: Callable[[], None]) -> int:
        ready, until = False, time.monotonic() + PATIENCE
        while not self.stopping:
            if name := self._fallen():
                return self._give_up(f"The {name} ends as soon as it is started, so Kith stops.", name)
            if not ready and self._answers():
                ready = True
                when_ready()
            elif not ready and time.monotonic() > until:
                return self._give_up(f"Kith does not answer at {self.address}, so it stops.", "web")
            self._look_after()
            time.sleep(0.1)
        return 0

    def _fallen(self) -> str | None:
        """Start again what has ended. The name of one that has ended soon after each of its last starts."""
        for name, child in self.children.items():
            if child.poll() is None:
                continue
            was_short = time.monotonic() - self.began[name] < QUICK
            self.fell[name] = self.fell[name] + 1 if was_short else 0
            if self.fell[name] >= TRIES:
                return name
            self._end_rest_of(child)
            self._start(name)
        return None

    def _end_rest_of(self, child: subprocess.Popen[bytes]) -> None:
        """What a killed server leaves behind would hold its port."""
        with suppress(ProcessLookupError):
            os.killpg(child.pid, signal.SIGKILL)

    def _look_after(self) -> None:
        if time.monotonic() - self.tended > 1:
            self.tend()
            self._keep_logs_short()
            self.tended = time.monotonic()

    def _keep_logs_short(self) -> None:
        """A long log begins anew; what was in it stays beside it, until that is long again."""
        for name in self.commands:
            log = self.log / f"{name}.log"
            if log.exists() and log.stat().st_size > LONGEST_LOG:
                shutil.copyfile(log, log.with_suffix(".log.1"))
                os.truncate(log, 0)  # whoever writes goes on at the end, which is the beginning now

    def _answers(self) -> bool:
        """Asked without what fetches from elsewhere, which would bring proxies, and certificates that take memory."""
        asked = urlsplit(self.address)
        connection = HTTPConnection(asked.hostname or "", asked.port, timeout=5)
        try:
            connection.request("GET", asked.path)
            return connection.getresponse().status < HTTPStatus.BAD_REQUEST
        except (HTTPException, OSError):
            return False
        finally:
            connection.close()

    def _give_up(self, why: str, name: str) -> int:
        print(f"{why} Its log: {self.log}/{name}.log", file=sys.stderr)
        return 1

    def _stop(self) -> None:
        """Ask all to end, wait a little, insist."""
        for child in self.children.values():
            child.terminate()
        until = time.monotonic() + GRACE
        for child in self.children.values():
            try:
                child.wait(timeout=max(0.1, until - time.monotonic()))
            except subprocess.TimeoutExpired:
                os.killpg(child.pid, signal.SIGKILL)
                child.wait()


def heed(answer: Callable[[int, FrameType | None], None]) -> None:
    """What to do when someone asks us to stop, or closes the window; `nohup` keeps its meaning."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        if signal.getsignal(number) is not signal.SIG_IGN or number != signal.SIGHUP:
            signal.signal(number, answer)


def interrupt(*_asked: object) -> None:
    """An answer for those who have begun nothing yet that must be ended in order."""
    raise KeyboardInterrupt


def bound_to_us() -> list[str]:
    """Put before a command: the kernel ends it with us, even if we are killed."""
    tool = shutil.which("setpriv")
    bound = [tool, "--pdeathsig", "TERM"] if tool else []
    works = bound and subprocess.run([*bound, "true"], check=False, capture_output=True).returncode == 0  # noqa: S603
    return bound if works else []
