"""Whoever has the page of a session open is there. As long as someone has, its state hears so now and then, for all at once.

Nothing of it is kept: a door that begins anew hears from the browsers, which come back.
"""

import asyncio
from contextlib import suppress
from uuid import UUID

from django.db import Error, close_old_connections

from kith.domains.supervision.actions.hearing import hear_all
from kith.domains.supervision.live.state import AWAY
from kith.doors.live.hub import Hub, Stream

# Two beats take a little longer than it takes to be away, so that what follows from it is found as soon as it is so.
BEAT = AWAY.total_seconds() / 2 + 0.5
SILENT = 30  # seconds without a word of a page, which answers every 20; its stream has broken


class Attending:
    """A task for each session whose page is open, from the first device to the last."""

    def __init__(self, hub: Hub) -> None:
        self.hub = hub
        self.to_hear: dict[UUID, dict[int, int]] = {}
        self.woken: dict[UUID, asyncio.Event] = {}
        self.tasks: set[asyncio.Task[None]] = set()

    def changed(self, stream: Stream) -> None:
        """Someone came or went. Who went is heard once more, since they are away from this moment on; not by a stream that broke."""
        if not (session := stream.session) or stream.heard < _lately():
            return
        self.to_hear.setdefault(session, {})[stream.person] = stream.place
        if woken := self.woken.get(session):
            woken.set()
            return
        self.woken[session] = asyncio.Event()
        task = asyncio.create_task(self._attend(session))
        self.tasks.add(task)
        task.add_done_callback(self.tasks.discard)

    async def _attend(self, session: UUID) -> None:
        woken = self.woken[session]
        try:
            while self.hub.by_session.get(session) or session in self.to_hear:
                woken.clear()
                there = self.hub.in_session(session, since=_lately())
                if places := there | self.to_hear.pop(session, {}):
                    await asyncio.to_thread(_hear, session, places)
                with suppress(TimeoutError):
                    await asyncio.wait_for(woken.wait(), BEAT)
        finally:
            del self.woken[session]


def _lately() -> float:
    return asyncio.get_running_loop().time() - SILENT


def _hear(session: UUID, places: dict[int, int]) -> None:
    """Where the database does not answer, the next beat tries again."""
    close_old_connections()
    with suppress(Error):
        hear_all(session, places)
