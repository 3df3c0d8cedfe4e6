"""Each request of a rush is sent once, and what was answered is kept with it."""

import asyncio
from itertools import pairwise

from bench.rush import Answer, Crowd, Rush

REQUESTS = [f"GET /{number} HTTP/1.1\r\n\r\n" for number in range(40)]


async def _answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """A house that sends everyone on to where they asked for; of the seventh it knows nothing."""
    while head := await reader.readuntil(b"\r\n\r\n"):
        asked = head.split()[1].decode()
        status = "404 Not Found" if asked == "/7" else "302 Found"
        writer.write(f"HTTP/1.1 {status}\r\nLocation: {asked}\r\nContent-Length: 0\r\n\r\n".encode())


async def _rushed(connections: int) -> list[Answer]:
    server = await asyncio.start_server(_answer, "127.0.0.1", 0)
    async with server:
        port = server.sockets[0].getsockname()[1]
        return await Crowd(Rush(port, REQUESTS, connections)).go()


def test_every_request_has_its_own_answer() -> None:
    answers = asyncio.run(_rushed(connections=6))
    assert [answer.leads_to for answer in answers] == [f"/{number}" for number in range(40)]
    assert [answer.status for answer in answers if answer.status != 302] == [404]
    assert all(answer.there > answer.asked for answer in answers)


def test_one_connection_sends_them_in_their_order() -> None:
    answers = asyncio.run(_rushed(connections=1))
    assert all(one.there <= other.asked for one, other in pairwise(answers))
