"""Noting why a job failed, so that whoever looks after the house need not read logs."""

import logging
from collections.abc import Callable
from typing import Any

from django.db import Error
from procrastinate.job_context import JobContext

from kith.infrastructure.jobs.models import Trouble
from kith.lib.errors import place_of

log = logging.getLogger("kith.worker")


def note_trouble(do: Callable[[], Any], context: JobContext, _worker: Any) -> Any:
    """Around every job of the worker: an error is noted by its name and place, and goes on."""
    try:
        return do()
    except Exception as error:
        if context.job.id is not None:
            _note(context.job.id, error)
        raise


def _note(job: int, error: Exception) -> None:
    try:
        said = {"kind": type(error).__name__[:80], "place": place_of(error)[:160]}
        Trouble.objects.update_or_create(job=job, defaults=said)
    except Error:
        log.warning("The database does not answer, so nobody can read there why a job failed.")
