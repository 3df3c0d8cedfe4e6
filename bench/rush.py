"""Sends many different requests, each once, over a fixed number of connections that stay open.

`python -m bench.rush` reads a `Rush` as JSON from its input and writes its `Answer`s as JSON, in the order of the requests: it runs
in a process of its own, so that what it costs is not counted to anyone else.
"""

import asyncio
import json
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from bench.wire import Reader


@dataclass(frozen=True)
class Rush:
    port: int
    requests: Sequence[str]
    connections: int


@dataclass(frozen=True)
class Answer:
    """When it was asked for and when it was there, in seconds, and where it leads."""

    asked: float
    there: float
    status: int
    leads_to: str = ""

    @property
    def milliseconds(self) -> float:
        return (self.there - self.asked) * 1000


class Visitor(asyncio.Protocol):
    """Sends the next request that nobody has sent, waits for the whole answer, and goes on until there is none."""

    def __init__(self, crowd: "Crowd") -> None:
        self.crowd = crowd
        self.done: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport: asyncio.Transport = transport  # type: ignore[assignment]
        self.ask()

    def ask(self) -> None:
        if not self.crowd.waiting:
            self.transport.close()
            return
        self.number = self.crowd.waiting.pop()
        self.reader, self.asked = Reader(), time.perf_counter()
        self.transport.write(self.crowd.rush.requests[self.number].encode())

    def data_received(self, data: bytes) -> None:
        if self.reader.feed(data):
            there, leads_to = time.perf_counter(), self.reader.header("location")
            self.crowd.answers[self.number] = Answer(self.asked, there, self.reader.status, leads_to)
            self.ask()

    def connection_lost(self, error: Exception | None) -> None:
        self.done.set_result(None)


class Crowd:
    """A request that no answer came to has one of status 0."""

    def __init__(self, rush: Rush) -> None:
        self.rush, self.waiting = rush, list(reversed(range(len(rush.requests))))
        self.answers = [Answer(0, 0, 0) for _each in rush.requests]

    async def go(self) -> list[Answer]:
        loop = asyncio.get_running_loop()
        opening = [
            loop.create_connection(lambda: Visitor(self), "127.0.0.1", self.rush.port)
            for _each in range(self.rush.connections)
        ]
        visitors = [visitor for _transport, visitor in await asyncio.gather(*opening)]
        await asyncio.wait([visitor.done for visitor in visitors])
        return self.answers


def main() -> None:
    rush = Rush(**json.load(sys.stdin))
    json.dump([asdict(answer) for answer in asyncio.run(Crowd(rush).go())], sys.stdout)


if __name__ == "__main__":
    main()
