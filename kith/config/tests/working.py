"""A worker in a test: it does every job that waits, over connections of its own, and ends."""

import asyncio

from django.db import connection

from kith.config.worker import own_app


def work_through() -> None:
    asyncio.run(_work())


async def _work() -> None:
    async with own_app().open_async() as app:
        await app.run_worker_async(wait=False, listen_notify=False, install_signal_handlers=False)


def forget_jobs() -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs")
