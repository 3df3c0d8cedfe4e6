"""People in sessions: each hears a stream, makes ready for the steps that follow, and fetches what nobody could foresee.

`python -m bench.live_steps_crowd` reads a `Crowd` as JSON and writes what was measured: it runs in a process of its own. A device does
what the page does (session.js, ahead.js).
"""

import asyncio
import json
import random
import re
import sys
import time
from collections.abc import AsyncIterator
from dataclasses import asdict, dataclass, field
from statistics import median, quantiles
from typing import Any

from bench.wire import Reader

AT_ONCE, PATIENCE, PAUSE = 40, 15.0, 60.0
BEAT, STILL, SPREAD = 20.0, 1.0, 5.0  # as in beat.js and ahead.js
TOKEN = "b" * 32
MARK = re.compile(rb'id="mark" value="(\w+)"')
STEP = re.compile(rb"Step (\d+) of")
AHEAD = re.compile(rb'<template data-mark="(\w+)">.+?Step (\d+) of', re.DOTALL)


@dataclass
class Peer:
    session: str
    item: int
    page: str

    @property
    def key(self) -> str:
        return self.page.rstrip("/").rpartition("/")[2]


@dataclass
class Device(Peer):
    """What the page of someone shows, and the steps for which it has made itself ready, by their marks."""

    mark: str = ""
    step: int = 0
    ahead: dict[str, int] = field(default_factory=dict)
    preparing: asyncio.Task[None] | None = field(default=None, repr=False)
    answering: asyncio.Task[None] | None = field(default=None, repr=False)
    looking: asyncio.Task[None] | None = field(default=None, repr=False)
    again: bool = False
    moved: asyncio.Event = field(default_factory=asyncio.Event, repr=False)
    ready: asyncio.Event = field(default_factory=asyncio.Event, repr=False)

    def shows(self, mark: str, step: int) -> None:
        self.mark, self.step = mark, step
        self.moved.set()


@dataclass
class Crowd:
    """Each session moves on about once a minute."""

    port: int
    streams: int
    sessions: list[list[Peer]]
    seconds: int


class People:
    def __init__(self, crowd: Crowd) -> None:
        self.crowd, self.door = crowd, asyncio.Semaphore(AT_ONCE)
        self.sessions = [[Device(**asdict(peer)) for peer in together] for together in crowd.sessions]
        self.everyone = [peer for together in self.sessions for peer in together]
        self.opened, self.one, self.all_eight = 0, list[float](), list[float]()
        self.moves, self.foreseen = 0, 0
        self.parts, self.beats = list[float](), list[float]()

    async def meet(self) -> dict[str, Any]:
        async with asyncio.TaskGroup() as listening:
            tasks = [listening.create_task(self._listen(peer)) for peer in self.everyone]
            found = await self._measured()
            for task in tasks:
                task.cancel()
        return found

    async def _measured(self) -> dict[str, Any]:
        await asyncio.gather(*(peer.ready.wait() for peer in self.everyone))
        print(f"  {self.opened:,} streams are open, and all are ready …", file=sys.stderr)
        self.parts.clear()
        self.foreseen = 0
        began = time.perf_counter()
        await asyncio.gather(*(self._lead(together) for together in self.sessions))
        lasted = time.perf_counter() - began
        return {
            "sessions": len(self.sessions), "people": len(self.everyone), "streams": self.opened,
            "moves": self.moves, "arrived": len(self.all_eight), "one": median(self.one),
            "all_eight": median(self.all_eight), "p95": quantiles(self.all_eight, n=20)[-1],
            "foreseen": 100 * self.foreseen / len(self.one), "asked": len(self.parts) / lasted, "part": median(self.parts),
        }  # fmt: skip

    async def _listen(self, peer: Device) -> None:
        async with self.door:
            reader, writer = await asyncio.open_connection("127.0.0.1", self.crowd.streams)
            writer.write(_get(f"/live/?item={peer.item}&session={peer.key}", peer))
            await reader.readuntil(b"retry")
            self.opened += 1
            await self._take(peer, _get(f"{peer.page}now/", peer))
        self._prepare(peer)
        async for part, mark in _said(reader):
            if part == "session" and mark != peer.mark and mark in peer.ahead:
                self.foreseen += 1
                peer.shows(mark, peer.ahead[mark])
                peer.again = peer.looking is not None
            elif part == "session":
                self._look(peer)
            elif part == "name":
                peer.answering = asyncio.create_task(self._answers(peer, mark))

    async def _answers(self, peer: Device, name: str) -> None:
        """Now and then the page says to the streams that it hears its own."""
        await asyncio.sleep(random.uniform(0, BEAT))
        while True:
            await self._asked(_post(f"/live/?stream={name}", peer, ""), self.crowd.streams, self.beats)
            await asyncio.sleep(BEAT)

    def _look(self, peer: Device) -> None:
        """One look at a time; what is heard meanwhile leads to one more."""
        peer.again = True
        self._prepare(peer)
        if peer.looking is None:
            peer.looking = asyncio.create_task(self._looks(peer))

    async def _looks(self, peer: Device) -> None:
        while peer.again:
            peer.again = False
            await self._take(peer, _get(f"{peer.page}now/", peer))
        peer.looking = None

    async def _take(self, peer: Device, request: bytes) -> None:
        before, body = peer.mark, await self._asked(request)
        mark, step = MARK.search(body), STEP.search(body)
        if mark and step:
            peer.shows(mark[1].decode(), int(step[1]))
        if peer.mark != before and peer.mark not in peer.ahead:
            self._prepare(peer)

    def _prepare(self, peer: Device) -> None:
        peer.ahead = {}
        if peer.preparing:
            peer.preparing.cancel()
        peer.preparing = asyncio.create_task(self._prepares(peer, peer.ahead))

    async def _prepares(self, peer: Device, ahead: dict[str, int]) -> None:
        await asyncio.sleep(STILL + random.uniform(0, SPREAD))
        async with self.door:
            body = await self._asked(_get(f"{peer.page}ahead/", peer))
        ahead.update((mark.decode(), int(step)) for mark, step in AHEAD.findall(body))
        peer.ready.set()

    async def _lead(self, together: list[Device]) -> None:
        """Until the time is over, to the next step now and then, while there is one."""
        until = time.perf_counter() + self.crowd.seconds
        await asyncio.sleep(random.uniform(0, min(PAUSE, self.crowd.seconds)))
        while time.perf_counter() < until and together[0].step < 7:
            await self._move(together)
            await asyncio.sleep(PAUSE)

    async def _move(self, together: list[Device]) -> None:
        leading = together[0]
        seen, self.moves = leading.step, self.moves + 1
        sent = time.perf_counter()
        arriving = [asyncio.create_task(self._arrived(peer, seen + 1, sent)) for peer in together]
        await self._take(leading, _post(f"{leading.page}moves/", leading, f"does=next&seen={seen - 1}"))
        done, late = await asyncio.wait(arriving, timeout=PATIENCE)
        for each in late:
            each.cancel()
        times = [each.result() for each in done]
        self.one += times
        if not late:
            self.all_eight.append(max(times))

    async def _arrived(self, peer: Device, step: int, sent: float) -> float:
        while peer.step < step:
            peer.moved.clear()
            await peer.moved.wait()
        return (time.perf_counter() - sent) * 1000

    async def _asked(self, request: bytes, port: int = 0, times: list[float] | None = None) -> bytes:
        sent = time.perf_counter()
        reader, writer = await asyncio.open_connection("127.0.0.1", port or self.crowd.port)
        writer.write(request)
        answer = Reader()
        while not answer.feed(await reader.read(65_536)):
            pass
        writer.close()
        if answer.status >= 400:
            raise RuntimeError(f"{answer.status}: {request[:80]!r}")
        times = self.parts if times is None else times
        times.append((time.perf_counter() - sent) * 1000)
        return answer.body()


async def _said(reader: asyncio.StreamReader) -> AsyncIterator[tuple[str, str]]:
    """Parts that have changed, each with the mark of what it shows now, if that was said."""
    data: list[str] = []
    while line := (await reader.readline()).decode():
        if line.startswith("data: "):
            data.append(line.removeprefix("data: ").strip())
        elif data and not line.strip():
            yield data[0], data[1] if len(data) > 1 else ""
            data = []


def _get(path: str, peer: Device) -> bytes:
    return f"GET {path} HTTP/1.1\r\n{_common(peer)}\r\n".encode()


def _post(path: str, peer: Device, body: str) -> bytes:
    body = f"csrfmiddlewaretoken={TOKEN}&{body}"
    head = f"POST {path} HTTP/1.1\r\n{_common(peer)}X-Quietly: 1\r\nContent-Type: application/x-www-form-urlencoded\r\n"
    return f"{head}Content-Length: {len(body)}\r\n\r\n{body}".encode()


def _common(peer: Device) -> str:
    return f"Host: 127.0.0.1\r\nAccept: text/html,*/*;q=0.8\r\nCookie: sessionid={peer.session}; csrftoken={TOKEN}\r\n"


def main() -> None:
    told = json.load(sys.stdin)
    told["sessions"] = [[Peer(**each) for each in together] for together in told["sessions"]]
    json.dump(asyncio.run(People(Crowd(**told)).meet()), sys.stdout)


if __name__ == "__main__":
    main()
