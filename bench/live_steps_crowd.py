"""People in sessions: each hears a stream, fetches what has changed, and says now and then that they are there.

`python -m bench.live_steps_crowd` reads a `Crowd` as JSON and writes what was measured: it runs in a process of its own.
"""

import asyncio
import json
import random
import re
import sys
import time
from dataclasses import asdict, dataclass, field
from statistics import median, quantiles
from typing import Any

from bench.wire import Reader

BEAT, AT_ONCE, PATIENCE, PAUSE = 20.0, 40, 15.0, 60.0
TOKEN = "b" * 32
MARK = re.compile(rb'id="mark" value="(\w+)"')
STEP = re.compile(rb"Step (\d+) of")


@dataclass
class Peer:
    session: str
    item: int
    page: str


@dataclass
class Device(Peer):
    """What the page of someone shows."""

    mark: str = ""
    step: int = 0
    moved: asyncio.Event = field(default_factory=asyncio.Event, repr=False)


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
        self.beats, self.moves, self.is_over = list[float](), 0, False

    async def meet(self) -> dict[str, Any]:
        listening = [asyncio.create_task(self._listen(peer)) for peer in self.everyone]
        await asyncio.gather(*(self._begin(peer) for peer in self.everyone))
        print(f"  {self.opened:,} streams are open, and all see their page …", file=sys.stderr)
        self.one.clear()
        began = time.perf_counter()
        beating = [asyncio.create_task(self._beat(peer)) for peer in self.everyone]
        await asyncio.gather(*(self._lead(together) for together in self.sessions))
        lasted = time.perf_counter() - began
        for task in (*listening, *beating):
            task.cancel()
        return {
            "sessions": len(self.sessions), "people": len(self.everyone), "streams": self.opened,
            "moves": self.moves, "arrived": len(self.all_eight), "one": median(self.one),
            "all_eight": median(self.all_eight), "p95": quantiles(self.all_eight, n=20)[-1],
            "beats": len(self.beats) / lasted, "beat": median(self.beats),
        }  # fmt: skip

    async def _listen(self, peer: Device) -> None:
        async with self.door:
            reader, writer = await asyncio.open_connection("127.0.0.1", self.crowd.streams)
            writer.write(_get(f"/live/?item={peer.item}", peer))
            await reader.readuntil(b"retry")
            self.opened += 1
        while line := await reader.readline():
            if line.startswith(b"data: session"):
                await self._look(peer)

    async def _begin(self, peer: Device) -> None:
        async with self.door:
            await self._look(peer)

    async def _look(self, peer: Device) -> None:
        answer = await self._asked(_get(f"{peer.page}now/", peer))
        self._see(peer, answer)

    def _see(self, peer: Device, answer: Reader) -> None:
        mark, step = MARK.search(answer.body()), STEP.search(answer.body())
        if mark and step:
            peer.mark, peer.step = mark[1].decode(), int(step[1])
            peer.moved.set()

    async def _beat(self, peer: Device) -> None:
        await asyncio.sleep(random.uniform(0, BEAT))
        while True:
            sent = time.perf_counter()
            answer = await self._asked(_post(f"{peer.page}hearing/", peer, f"mark={peer.mark}"))
            self.beats.append((time.perf_counter() - sent) * 1000)
            self._see(peer, answer)
            await asyncio.sleep(BEAT)

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
        await self._asked(_post(f"{leading.page}moves/", leading, f"does=next&seen={seen - 1}"))
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

    async def _asked(self, request: bytes) -> Reader:
        reader, writer = await asyncio.open_connection("127.0.0.1", self.crowd.port)
        writer.write(request)
        answer = Reader()
        while not answer.feed(await reader.read(65_536)):
            pass
        writer.close()
        if answer.status >= 400:
            raise RuntimeError(f"{answer.status}: {request[:80]!r}")
        return answer


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
    keys = ("session", "item", "page", "leads")
    told["sessions"] = [
        [Peer(**{key: each[key] for key in keys}) for each in one] for one in told["sessions"]
    ]
    json.dump(asyncio.run(People(Crowd(**told)).meet()), sys.stdout)


if __name__ == "__main__":
    main()
