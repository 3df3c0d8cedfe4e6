"""The streams themselves: server-sent events, over ASGI."""

import asyncio
import contextlib
import os
import random
from collections.abc import Awaitable, Callable, MutableMapping
from http.cookies import SimpleCookie
from secrets import token_urlsafe
from typing import Any
from urllib.parse import parse_qs
from uuid import UUID

import django
from django.conf import settings
from django.db import Error

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kith.config.settings")
# No jobs are done here, and what they need takes memory.
settings.PROCRASTINATE_AUTODISCOVER_MODULE_NAME = None
django.setup()

from kith.doors.live import reading  # noqa: E402
from kith.doors.live.attending import Attending  # noqa: E402
from kith.doors.live.hub import ITEM, NAME, Hub, Stream  # noqa: E402
from kith.infrastructure.realtime import listen  # noqa: E402
from kith.lib.numbers import whole  # noqa: E402

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]

BREATH = 25  # seconds without a word after which we say that we are here still
LIFETIME = 600  # seconds after which a browser comes anew, and with it the question what it may hear
MEETING = 3600  # of a session, whose page makes all of itself anew when it comes
AGAIN = b"retry: 3000\n\n"
hub = Hub()
attending = Attending(hub)


async def application(scope: Message, receive: Receive, send: Send) -> None:
    if scope["type"] == "lifespan":
        await _live(receive, send)
    elif scope["type"] == "http" and scope["path"] == "/live/" and scope["method"] == "GET":
        await _serve(scope, receive, send)
    elif scope["type"] == "http" and scope["path"] == "/live/" and scope["method"] == "POST":
        name = _asked(scope).get("stream", [""])[0]
        await _answer(send, 204 if hub.hear(name, asyncio.get_running_loop().time()) else 404)
    else:
        await _answer(send, 404)


async def _live(receive: Receive, send: Send) -> None:
    """From the start of the process to its end, one task hears what is said."""
    await receive()
    hearing = asyncio.create_task(hear())
    await send({"type": "lifespan.startup.complete"})
    await receive()
    hearing.cancel()
    for stream in list(hub.streams()):
        stream.close()
    await send({"type": "lifespan.shutdown.complete"})


async def hear() -> None:
    async for said in listen():
        if said is None:
            hub.gap()
        elif said.closes:
            hub.rights_changed(space=said.space, item=said.item)
        elif said.room:
            hub.room_changed(said.room, to=said.to)
        elif said.inboxes:
            await _tell_inboxes(said.event)
        else:
            hub.item_changed(said.item, said.event, part=said.part or ITEM, mark=said.mark)


async def _tell_inboxes(event: int) -> None:
    """Where the database does not answer, nobody knows who was told, so every page looks again."""
    try:
        people = await asyncio.to_thread(reading.told, event, among=list(hub.people()))
    except Error:
        hub.gap()
    else:
        hub.inboxes_changed(people, event)


async def _serve(scope: Message, receive: Receive, send: Send) -> None:
    asked = _asked(scope)
    item, room = _number(asked, "item"), _number(asked, "room")
    seat = await asyncio.to_thread(
        reading.seat, _cookie(scope), item=item, room=room, session=_key(asked, "session")
    )
    if seat is None:
        await _answer(send, 204)  # which tells a browser not to ask again
        return
    stream = _opened(seat)
    hub.open(stream)
    attending.changed(stream)
    leaving = asyncio.create_task(_until_gone(receive, stream))
    try:
        await send({"type": "http.response.start", "status": 200, "headers": _headers()})
        await _say(send, AGAIN)
        since = _last_heard(scope) or await asyncio.to_thread(reading.newest_at, _number(asked, "at"))
        await _say(send, f"id: {since}\n\n".encode())
        for event, part in await asyncio.to_thread(reading.missed, seat, since=since):
            stream.say(event, part)
        await _speak(stream, send)
    finally:
        hub.leave(stream)
        attending.changed(stream)
        leaving.cancel()


def _opened(seat: reading.Seat) -> Stream:
    """One that stands for someone in a session has a name that nobody can guess, and tells it to its page."""
    stream = Stream(seat.person, seat.item, seat.space, seat.room, seat.session, seat.place)
    if seat.session:
        stream.name, stream.heard = token_urlsafe(), asyncio.get_running_loop().time()
        stream.say(0, NAME, stream.name)
    return stream


async def _speak(stream: Stream, send: Send) -> None:
    loop = asyncio.get_running_loop()
    lifetime = MEETING if stream.session else LIFETIME
    until = loop.time() + lifetime * random.uniform(0.8, 1)  # noqa: S311 (so that not all come anew at once)
    while loop.time() < until:
        with contextlib.suppress(TimeoutError):
            said = await asyncio.wait_for(stream.next(), BREATH)
            if said is None:
                break
            await _say(send, _told(*said))
            continue
        await _say(send, b": here\n\n")
    await send({"type": "http.response.body", "body": b"", "more_body": False})


def _told(event: int, part: str) -> bytes:
    lines = [f"id: {event}"] if event else []
    lines += [f"data: {line}" for line in part.split("\n")]
    return ("\n".join(lines) + "\n\n").encode()


async def _until_gone(receive: Receive, stream: Stream) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
    stream.close()


async def _say(send: Send, words: bytes) -> None:
    await send({"type": "http.response.body", "body": words, "more_body": True})


async def _answer(send: Send, status: int) -> None:
    await send({"type": "http.response.start", "status": status, "headers": _headers()})
    await send({"type": "http.response.body", "body": b""})


def _headers() -> list[tuple[bytes, bytes]]:
    """Pages of this installation alone may listen, though the stream has a port of its own."""
    return [
        (b"content-type", b"text/event-stream; charset=utf-8"),
        (b"cache-control", b"no-store"),
        (b"x-accel-buffering", b"no"),
        (b"x-content-type-options", b"nosniff"),
        (b"access-control-allow-origin", settings.SITE_URL.encode()),
        (b"access-control-allow-credentials", b"true"),
    ]


def _cookie(scope: Message) -> str:
    jar = SimpleCookie(_header(scope, b"cookie"))
    found = jar.get(settings.SESSION_COOKIE_NAME)
    return found.value if found else ""


def _last_heard(scope: Message) -> int:
    return whole(_header(scope, b"last-event-id"), digits=18) or 0


def _asked(scope: Message) -> dict[str, list[str]]:
    return parse_qs(scope["query_string"].decode("ascii", "replace"))


def _number(asked: dict[str, list[str]], name: str) -> int:
    return whole(asked.get(name, [""])[0], digits=18) or 0


def _key(asked: dict[str, list[str]], name: str) -> UUID | None:
    try:
        return UUID(asked.get(name, [""])[0])
    except ValueError:
        return None


def _header(scope: Message, name: bytes) -> str:
    return next((value.decode("latin-1") for key, value in scope["headers"] if key == name), "")
