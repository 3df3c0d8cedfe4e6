"""A few keys go over the wire, never words: who hears them asks the database, as anyone must."""

import asyncio
import json
from collections.abc import AsyncIterator
from dataclasses import asdict, dataclass

import psycopg
from django.db import connection

CHANNEL = "kith_live"
PLACE = {"dbname", "user", "password", "host", "port", "sslmode", "sslrootcert"}
PAUSE = 1.0  # seconds before a lost connection is tried again


@dataclass(frozen=True)
class Said:
    """That an event concerns an item of a space, or inboxes; `closes` ends what was opened under earlier rights.

    What waits in a room is no event (0): for all in it, or for one person (`to`). Nor is what changes by itself about an item,
    such as a session that moves on; `part` says then what those who look at it look at again. By `mark`, a digest of what that
    part shows now, a page that holds it already need not ask.
    """

    event: int
    space: int = 0
    item: int = 0
    inboxes: bool = False
    closes: bool = False
    room: int = 0
    to: int = 0
    part: str = ""
    mark: str = ""


def say(said: Said) -> None:
    """Tell all listening processes, when the current transaction commits."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_notify(%s, %s)", [CHANNEL, json.dumps(asdict(said))])


async def listen() -> AsyncIterator[Said | None]:
    """What is said from now on. None stands for a gap: the connection was lost, and what was said then is unknown."""
    where = {key: value for key, value in connection.get_connection_params().items() if key in PLACE}
    while True:
        try:
            async with await psycopg.AsyncConnection.connect(**where, autocommit=True) as listening:
                await listening.execute(f"LISTEN {CHANNEL}")
                yield None
                async for notification in listening.notifies():
                    yield Said(**json.loads(notification.payload))
        except psycopg.OperationalError:
            await asyncio.sleep(PAUSE)
