"""Many open pages at one process of live updates: how soon they hear, and what each costs."""

import asyncio
import os
import resource
import signal
import subprocess
import time
from contextlib import suppress
from statistics import median
from typing import Any

import psutil

from bench import sizes
from bench.cases import LONG, signed_in
from kith.config.run import live_command
from kith.infrastructure.realtime import Said, say

STREAMS, AT_ONCE, ROUNDS, PATIENCE = 5_000, 50, 5, 120.0


def measured(port: int) -> dict[str, Any]:
    """Milliseconds to the median and to the last stream, and kilobytes for each. Raises if not all could be opened."""
    _more_files()
    session = signed_in().cookies["sessionid"].value
    with (sizes.current().folder / "log" / "bench-streams.log").open("w") as log:
        command = live_command("127.0.0.1", port)
        child = subprocess.Popen(command, stdout=log, stderr=log, start_new_session=True)
        try:
            return asyncio.run(_Streams(port, session, child.pid).run())
        finally:
            os.killpg(child.pid, signal.SIGKILL)
            child.wait()


def _more_files() -> None:
    most = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    wanted = STREAMS * 2 + 1_000
    resource.setrlimit(
        resource.RLIMIT_NOFILE, (wanted if most == resource.RLIM_INFINITY else min(wanted, most), most)
    )


class _Streams:
    def __init__(self, port: int, session: str, process: int) -> None:
        self.port, self.process, self.opened = port, process, 0
        self.heard: list[float] = []
        head = f"GET /live/?item={LONG} HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: sessionid={session}\r\n\r\n"
        self.request, self.door = head.encode(), asyncio.Semaphore(AT_ONCE)

    async def run(self) -> dict[str, Any]:
        await self._until_it_answers()
        before = self._memory()
        listeners = [asyncio.create_task(self._listen()) for _each in range(STREAMS)]
        await self._until(lambda: self.opened == STREAMS)
        kilobytes = (self._memory() - before) / STREAMS
        rounds = [await self._round() for _turn in range(ROUNDS)]
        for listener in listeners:
            listener.cancel()
        return {
            "streams": STREAMS,
            "median": median(each[0] for each in rounds),
            "last": median(each[1] for each in rounds),
            "kilobytes": kilobytes,
        }

    async def _until_it_answers(self) -> None:
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            with suppress(OSError):
                _reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
                writer.close()
                return
            await asyncio.sleep(0.2)
        raise RuntimeError("The process of live updates does not answer.")

    async def _listen(self) -> None:
        async with self.door:
            reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
            writer.write(self.request)
            await reader.readuntil(b"retry")
            self.opened += 1
        while line := await reader.readline():
            if line.startswith(b"data: item"):
                self.heard.append(time.perf_counter())

    async def _round(self) -> tuple[float, float]:
        self.heard.clear()
        begun = time.perf_counter()
        await asyncio.to_thread(say, Said(1, item=LONG))
        await self._until(lambda: len(self.heard) >= STREAMS)
        waited = [(moment - begun) * 1000 for moment in self.heard]
        return median(waited), max(waited)

    async def _until(self, is_so: Any) -> None:
        until = time.monotonic() + PATIENCE
        while not is_so():
            if time.monotonic() > until:
                raise RuntimeError(f"{self.opened} streams opened, {len(self.heard)} heard.")
            await asyncio.sleep(0.05)

    def _memory(self) -> float:
        parent = psutil.Process(self.process)
        family = [parent, *parent.children(recursive=True)]
        return sum(getattr(one.memory_full_info(), "pss", one.memory_info().rss) for one in family) / 1e3
