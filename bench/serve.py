"""The house, started as `bin/run` starts it."""

import os
import signal
import subprocess
import time
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from urllib.error import URLError
from urllib.request import urlopen

import psutil

from kith.config.commands import kith

PATIENCE, GRACE = 90, 20


class DidNotStart(Exception):
    """The server does not answer; its text says where its log is."""


@dataclass(frozen=True)
class Memory:
    """In MB. `own` counts a page that several processes share once (PSS); `resident` counts it in each of them."""

    own: float
    resident: float
    processes: int
    measure: str
    each: list[float]


@dataclass
class House:
    """A context: the processes of one size, stopped at its end however it ends."""

    folder: Path
    port: int
    process: subprocess.Popen[bytes] = field(init=False)

    def __enter__(self) -> "House":
        command = kith("run", "--port", str(self.port), "--data", str(self.folder), "--empty")
        with self._log.open("wb") as log:
            self.process = subprocess.Popen(command, stdout=log, stderr=log, start_new_session=True)
        try:
            self._wait()
        except BaseException:
            self._stop()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None
    ) -> None:
        self._stop()

    @property
    def _log(self) -> Path:
        return self.folder / "bench.log"

    def _wait(self) -> None:
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until and self.process.poll() is None:
            try:
                with urlopen(f"http://127.0.0.1:{self.port}/healthz", timeout=5):
                    return
            except (URLError, OSError):
                time.sleep(0.2)
        raise DidNotStart(f"The server does not answer. See {self._log}.")

    def _stop(self) -> None:
        self.process.terminate()
        try:
            self.process.wait(timeout=GRACE)
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)

    def memory(self) -> Memory:
        """Of all our processes; the database apart."""
        parent = psutil.Process(self.process.pid)
        family = [parent, *parent.children(recursive=True)]
        used = [one.memory_full_info() for one in family if "postgres" not in one.name()]
        resident = [each.rss / 1e6 for each in used]
        if not all(hasattr(each, "pss") for each in used):
            return Memory(sum(resident), sum(resident), len(used), "RSS", resident)
        own = [each.pss / 1e6 for each in used]
        return Memory(sum(own), sum(resident), len(used), "PSS", own)
