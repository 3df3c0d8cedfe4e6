"""Sends one kind of request for some seconds, over a fixed number of connections that stay open.

A run of slow answers lasts longer than asked, until every connection has had one that counts.

`python -m bench.load` reads a `Load` as JSON from its input and writes a `Result` as JSON: it runs in a process of its
own, so that what it costs is not counted to anyone else.
"""

import asyncio
import json
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from itertools import cycle

from bench.wire import Reader

KEY = "{key}"


@dataclass(frozen=True)
class Load:
    """`requests` are taken in turn; `{key}` in one becomes a number that is never used twice.

    Before anything is counted, `warm_up` seconds pass and each request is made once: a disk that is read for the first
    time tells of the machine, not of the house.

    An answer is right when its status is one of `expect`; those that have not the first of these are counted.
    """

    port: int
    requests: list[str]
    expect: Sequence[int]
    connections: int
    seconds: float
    warm_up: float
    mark: str = ""


@dataclass
class Result:
    """Times of whole answers in milliseconds."""

    seconds: float = 0.0
    times: list[float] = field(default_factory=list)
    sent: int = 0
    others: int = 0
    wrong: str = ""


class Connection(asyncio.Protocol):
    """Asks, waits for the whole answer, asks again."""

    def __init__(self, run: "Run") -> None:
        self.run = run
        self.done: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport: asyncio.Transport = transport  # type: ignore[assignment]
        self.ask()

    def ask(self) -> None:
        if self.run.is_over:
            self.transport.close()
            return
        self.reader, self.asked = Reader(), time.perf_counter()
        self.transport.write(self.run.next_request())

    def data_received(self, data: bytes) -> None:
        if self.reader.feed(data):
            self.run.count(self.reader, self.asked)
            self.ask()

    def connection_lost(self, error: Exception | None) -> None:
        if not self.run.is_over:
            self.run.result.wrong = self.run.result.wrong or f"The server closed a connection. {error or ''}"
        self.done.set_result(None)


class Run:
    def __init__(self, load: Load) -> None:
        self.load, self.result = load, Result()
        self.turns, self.sent = cycle(load.requests), 0
        self.warm_at, self.begin = time.perf_counter() + load.warm_up, 0.0

    @property
    def is_over(self) -> bool:
        enough = len(self.result.times) >= self.load.connections
        is_late = bool(self.begin) and time.perf_counter() >= self.begin + self.load.seconds
        return bool(self.result.wrong) or (enough and is_late)

    def next_request(self) -> bytes:
        if not self.begin and self.sent >= len(self.load.requests) and time.perf_counter() >= self.warm_at:
            self.begin = time.perf_counter()
        self.sent += 1
        return next(self.turns).replace(KEY, f"{self.load.mark}{self.sent:08}").encode()

    def count(self, answer: Reader, asked: float) -> None:
        now = time.perf_counter()
        if answer.status not in self.load.expect:
            self.result.wrong = f"{answer.status} instead of {self.load.expect}: {answer.body()[:300]!r}"
        elif self.begin and asked >= self.begin:
            self.result.times.append((now - asked) * 1000)
            self.result.others += answer.status != self.load.expect[0]
            self.result.sent += answer.length
            self.result.seconds = now - self.begin

    async def go(self) -> Result:
        loop = asyncio.get_running_loop()
        opening = [
            loop.create_connection(lambda: Connection(self), "127.0.0.1", self.load.port)
            for _each in range(self.load.connections)
        ]
        connections = [connection for _transport, connection in await asyncio.gather(*opening)]
        await asyncio.wait([connection.done for connection in connections])
        return self.result


def new_mark() -> str:
    """The beginning of the send keys of one load."""
    return f"bench-{time.time_ns():x}-"


def main() -> None:
    load = Load(**json.load(sys.stdin))
    json.dump(asdict(asyncio.run(Run(load).go())), sys.stdout)


if __name__ == "__main__":
    main()
