"""The server and the worker, started as bin/run starts them."""

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

from bench.ports import free_port
from kith.config.run import LEAN, live_command, web_command, worker_command

PATIENCE, GRACE = 60, 15


class DidNotStart(Exception):
    """The server does not answer; its text says where its log is."""


@dataclass(frozen=True)
class Memory:
    """In MB. `own` counts a page that several processes share once (PSS); `resident` counts it in each of them."""

    own: float
    resident: float
    processes: int
    measure: str


@dataclass
class House:
    """A context: the processes of one size, stopped at its end however it ends."""

    folder: Path
    port: int
    children: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def __enter__(self) -> "House":
        (self.folder / "log").mkdir(exist_ok=True)
        try:
            for name, command in self._commands().items():
                with (self.folder / "log" / f"bench-{name}.log").open("wb") as log:
                    self.children.append(
                        subprocess.Popen(
                            command, stdout=log, stderr=log, start_new_session=True, env=LEAN | os.environ
                        )
                    )
            self._wait()
        except BaseException:
            self._stop()
            raise
        return self

    def _commands(self) -> dict[str, list[str]]:
        web, live = web_command("127.0.0.1", self.port), live_command("127.0.0.1", free_port())
        return {"web": web, "worker": worker_command(), "live": live}

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None
    ) -> None:
        self._stop()

    def _wait(self) -> None:
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until and all(child.poll() is None for child in self.children):
            try:
                with urlopen(f"http://127.0.0.1:{self.port}/healthz", timeout=5):
                    return
            except (URLError, OSError):
                time.sleep(0.2)
        raise DidNotStart(
            f"The server does not answer. See {self.folder}/log/bench-web.log and bench-worker.log."
        )

    def _stop(self) -> None:
        for child in self.children:
            child.terminate()
        for child in self.children:
            try:
                child.wait(timeout=GRACE)
            except subprocess.TimeoutExpired:
                os.killpg(child.pid, signal.SIGKILL)

    def memory(self) -> Memory:
        """Of all our processes; the database apart."""
        family = [psutil.Process(child.pid) for child in self.children]
        family += [one for parent in tuple(family) for one in parent.children(recursive=True)]
        used = [one.memory_full_info() for one in family if "postgres" not in one.name()]
        resident = sum(each.rss for each in used) / 1e6
        if not all(hasattr(each, "pss") for each in used):
            return Memory(resident, resident, len(used), "RSS")
        return Memory(sum(each.pss for each in used) / 1e6, resident, len(used), "PSS")
