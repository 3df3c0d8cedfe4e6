"""`kith worker`: does the background jobs, and takes up those that a killed worker left half done."""

import asyncio
import logging
import os
from collections.abc import Callable
from importlib import import_module
from typing import Any

import django
from django.db import close_old_connections
from procrastinate.app import App
from procrastinate.exceptions import ConnectorException

from kith.infrastructure.jobs import jobs

HEARTBEAT, GIVEN_UP, LOOKS = 1.5, 5.0, 1.5
AT_ONCE = 2
YIELDS = 10  # people who wait for a page come before jobs

log = logging.getLogger("kith.worker")


def main(_arguments: list[str]) -> int:
    os.nice(YIELDS)
    django.setup()
    noting = import_module("kith.infrastructure.jobs.noting")  # its model is there once the apps are
    asyncio.run(_work(own_app(), around=_anew(noting.note_trouble)))
    return 0


def _anew(around: Callable[..., Any]) -> Callable[..., Any]:
    """Each job begins with connections that work, as each request does: the database may have fallen since the last."""

    def begun(*job: Any) -> Any:
        close_old_connections()
        return around(*job)

    return begun


def own_app() -> App:
    """The worker takes jobs over connections of its own; what its jobs defer goes over that of their transaction.

    Otherwise another job could begin before what it is about is there, find nothing to do, and be forgotten.
    """
    app = App(connector=jobs.connector.get_worker_connector())  # type: ignore[attr-defined]
    app.tasks, app.periodic_registry = jobs.tasks, jobs.periodic_registry
    return app


async def _work(app: App, *, around: Callable[..., Any]) -> None:
    async with app.open_async():
        looking = asyncio.create_task(_take_up_what_was_left(app))
        try:
            await app.run_worker_async(
                concurrency=AT_ONCE, delete_jobs="successful", update_heartbeat_interval=HEARTBEAT,
                stalled_worker_timeout=GIVEN_UP, task_middleware=[around],
            )  # fmt: skip
        finally:
            looking.cancel()


async def _take_up_what_was_left(app: App) -> None:
    """A worker that was killed says nothing; its jobs are begun again once it has been silent for some seconds.

    One that is only slow may see its job done twice at the same time: jobs must not mind.
    """
    while True:
        await asyncio.sleep(LOOKS)
        try:
            for job in await app.job_manager.get_stalled_jobs(seconds_since_heartbeat=GIVEN_UP):
                await app.job_manager.retry_job(job)
                log.warning("A job was left half done and is begun again: %s", job.task_name)
        except ConnectorException:
            log.warning("The database does not answer.")
