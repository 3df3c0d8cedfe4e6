"""The stream from end to end: a reply is written, and those who look at its page hear that there is one."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

import pytest
from django.conf import settings
from django.db import connection, connections
from django.utils import timezone

from kith.capabilities.conversations.actions import writing
from kith.capabilities.items.models import Item
from kith.capabilities.notifications.models import Notice
from kith.doors.live import asgi, reading
from kith.doors.live.attending import Attending
from kith.doors.live.hub import Hub
from kith.foundation.activity.models import Event
from kith.foundation.spaces.actions import belonging
from kith.infrastructure.realtime import Said, say
from tests.cast import Cast
from tests.contracts.makers import MAKERS

pytestmark = pytest.mark.django_db(transaction=True)
Deliver = Callable[[], None]


class Ear:
    """A browser's side of one stream."""

    def __init__(self, cast: Cast, who: str | None, query: str = "", **headers: str) -> None:
        cookie = cast.client(who).cookies.output(header="", sep=";") if who else ""
        pairs = {"cookie": cookie, **{name.replace("_", "-"): value for name, value in headers.items()}}
        self.scope = {
            "type": "http", "method": "GET", "path": "/live/", "query_string": query.encode(),
            "headers": [(name.encode(), value.encode()) for name, value in pairs.items()],
        }  # fmt: skip
        self.status, self.heard = 0, list[str]()
        self.gone, self.something = asyncio.Event(), asyncio.Event()

    async def __aenter__(self) -> "Ear":
        self.task = asyncio.create_task(asgi.application(self.scope, self._receive, self._send))
        await self.until(lambda: bool(self.status))
        return self

    async def __aexit__(self, *_trouble: object) -> None:
        self.gone.set()
        await asyncio.wait_for(self.task, 10)

    async def _receive(self) -> dict[str, Any]:
        await self.gone.wait()
        return {"type": "http.disconnect"}

    async def _send(self, message: Any) -> None:
        self.status = message.get("status", self.status)
        self.heard += message.get("body", b"").decode().splitlines()
        self.something.set()

    async def until(self, holds: Callable[[], bool]) -> None:
        async with asyncio.timeout(10):
            while not holds():
                self.something.clear()
                await self.something.wait()

    async def hears(self, words: str) -> None:
        await self.until(lambda: words in self.heard)


class Ready(Hub):
    """Knows when it hears what is said."""

    def __init__(self) -> None:
        super().__init__()
        self.hears = asyncio.Event()

    def gap(self) -> None:
        super().gap()
        self.hears.set()


def run(story: Callable[[], Coroutine[Any, Any, None]], monkeypatch: pytest.MonkeyPatch) -> None:
    async def told() -> None:
        hub = Ready()
        monkeypatch.setattr(asgi, "hub", hub)
        monkeypatch.setattr(asgi, "attending", Attending(hub))
        hearing = asyncio.create_task(asgi.hear())
        await asyncio.wait_for(hub.hears.wait(), 10)
        try:
            await story()
        finally:
            hearing.cancel()
            await asyncio.to_thread(connections.close_all)

    asyncio.run(told())


async def do(verb: Callable[[], object]) -> None:
    await asyncio.to_thread(verb)


@pytest.fixture
def item(cast: Cast) -> Item:
    return MAKERS["question"](cast.place("maria", cast.rural))


def test_a_reply_is_heard_by_those_who_look(
    cast: Cast, item: Item, deliver: Deliver, monkeypatch: pytest.MonkeyPatch
) -> None:
    maria, tomasz = Ear(cast, "maria", f"item={item.pk}"), Ear(cast, "tomasz")

    async def story() -> None:
        async with maria, tomasz:
            await do(lambda: writing.reply(item, author=cast.place("kestrel", cast.rural), source="So"))
            await do(deliver)
            await maria.hears("data: item")
            await maria.hears("data: inbox")
            assert "data: item" not in tomasz.heard
            assert not any("So" in line for line in maria.heard)

    run(story, monkeypatch)


def _call_table(name: str, *, by: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"ALTER TABLE {name} RENAME TO {by}")


def test_what_the_database_cannot_answer_is_looked_at_anew_and_streams_go_on(
    cast: Cast, item: Item, deliver: Deliver, monkeypatch: pytest.MonkeyPatch
) -> None:
    maria, table = Ear(cast, "maria", f"item={item.pk}"), Notice._meta.db_table

    async def is_told() -> None:
        maria.heard.clear()
        await do(lambda: writing.reply(item, author=cast.place("kestrel", cast.rural), source="So"))
        await do(deliver)
        await maria.hears("data: inbox")

    async def story() -> None:
        async with maria:
            await is_told()
            maria.heard.clear()
            await do(lambda: _call_table(table, by="elsewhere"))
            try:
                await do(lambda: say(Said(event=1, inboxes=True)))
                await maria.hears("data: inbox")
            finally:
                await do(lambda: _call_table("elsewhere", by=table))
            await is_told()

    run(story, monkeypatch)


@pytest.mark.parametrize("who", ["noor", "eleni", None])
def test_who_may_not_see_an_item_hears_nothing_and_is_told_not_to_ask_again(
    cast: Cast, item: Item, monkeypatch: pytest.MonkeyPatch, who: str | None
) -> None:
    ear = Ear(cast, who, f"item={item.pk}")

    async def story() -> None:
        async with ear:
            assert (ear.status, ear.heard) == (204, [])

    run(story, monkeypatch)


def test_who_is_removed_from_a_space_is_cut_off(
    cast: Cast, item: Item, deliver: Deliver, monkeypatch: pytest.MonkeyPatch
) -> None:
    kestrel, again = (Ear(cast, "kestrel", f"item={item.pk}") for _each in range(2))

    async def story() -> None:
        async with kestrel:
            await do(lambda: belonging.remove(cast.place("kestrel", cast.rural), by=cast["tomasz"]))
            await do(deliver)
            await asyncio.wait_for(asyncio.shield(kestrel.task), 10)
        async with again:
            assert again.status == 204

    run(story, monkeypatch)


def test_who_comes_back_hears_what_was_missed(
    cast: Cast, item: Item, deliver: Deliver, monkeypatch: pytest.MonkeyPatch
) -> None:
    post = writing.reply(item, author=cast.place("kestrel", cast.rural), source="So")
    deliver()
    event = post.traces.get().event_id

    before = Ear(cast, "maria", f"item={item.pk}", last_event_id=str(event - 1))

    async def story() -> None:
        async with before:
            await before.hears(f"id: {event}")

    run(story, monkeypatch)
    seat = reading.Seat(cast["maria"].pk, item.pk, cast.rural.pk)
    assert reading.missed(seat, since=event) == []


def test_what_happened_between_page_and_stream_is_heard_of(
    cast: Cast, item: Item, deliver: Deliver, monkeypatch: pytest.MonkeyPatch
) -> None:
    made_at = int(timezone.now().timestamp())
    writing.reply(item, author=cast.place("kestrel", cast.rural), source="So")
    deliver()
    early = Ear(cast, "maria", f"item={item.pk}&at={made_at}")
    late = Ear(cast, "maria", f"item={item.pk}&at={made_at + 60}")

    async def story() -> None:
        async with early, late:
            await early.hears("data: item")
            await late.until(lambda: any(line.startswith("id: ") for line in late.heard))
            assert "data: item" not in late.heard

    run(story, monkeypatch)


def test_a_stream_begins_with_the_key_from_which_it_can_go_on(
    cast: Cast, item: Item, monkeypatch: pytest.MonkeyPatch
) -> None:
    ear, newest = Ear(cast, "maria", f"item={item.pk}"), Event.objects.latest("pk").pk

    async def story() -> None:
        async with ear:
            await ear.hears(f"id: {newest}")

    run(story, monkeypatch)


def test_other_addresses_are_not_there(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    ear = Ear(cast, "maria")
    ear.scope["path"] = "/inbox/"

    async def story() -> None:
        async with ear:
            assert ear.status == 404

    run(story, monkeypatch)


def test_only_our_own_pages_may_read_it() -> None:
    headers = dict(asgi._headers())
    assert headers[b"access-control-allow-origin"] == settings.SITE_URL.encode()
    assert headers[b"cache-control"] == b"no-store"
