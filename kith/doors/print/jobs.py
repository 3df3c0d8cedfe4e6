"""Housekeeping."""

import time

from kith.doors.print.making import kept
from kith.infrastructure.jobs import jobs

A_DAY = 24 * 60 * 60


@jobs.periodic(cron="37 * * * *")
@jobs.task(name="print.sweep")
def sweep(timestamp: int) -> None:
    """Take away papers that nobody asked for in a day: what was deleted in the house does not stay on the disk."""
    for file in kept().iterdir():
        if file.suffix in (".pdf", ".part") and file.stat().st_mtime < time.time() - A_DAY:
            file.unlink(missing_ok=True)
