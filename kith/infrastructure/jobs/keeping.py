"""Reading the state of jobs, beginning failed ones again, and throwing them away."""

from dataclasses import dataclass
from datetime import datetime

from django.db import connection, transaction
from django.db.models import QuerySet
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob, ProcrastinateWorker

from kith.infrastructure.jobs import jobs
from kith.infrastructure.jobs.models import Trouble

Jobs = QuerySet[ProcrastinateJob, ProcrastinateJob]


@dataclass(frozen=True)
class Numbers:
    """How many jobs there are in each state, and when a worker was heard last."""

    failed: int
    waiting: int
    later: int
    running: int
    worker_heard: datetime | None


def numbers() -> Numbers:
    """In two queries."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FILTER (WHERE status = 'failed'),"
            " count(*) FILTER (WHERE status = 'todo' AND coalesce(scheduled_at, now()) <= now()),"
            " count(*) FILTER (WHERE status = 'todo' AND scheduled_at > now()),"
            " count(*) FILTER (WHERE status = 'doing') FROM procrastinate_jobs"
        )
        failed, waiting, later, running = cursor.fetchone()
    heard = ProcrastinateWorker.objects.order_by("-last_heartbeat").values_list("last_heartbeat", flat=True)
    return Numbers(failed, waiting, later, running, heard.first())


def in_state(*states: str) -> Jobs:
    """The newest first."""
    return ProcrastinateJob.objects.filter(status__in=states).order_by("-id")


def troubles(keys: list[int]) -> dict[int, Trouble]:
    """Why jobs failed the last time, by their keys."""
    return Trouble.objects.in_bulk(keys)


@transaction.atomic
def begin_again(*, only: int | None = None) -> int:
    """Let a failed job, or all of them, be done once more, now; the answer is how many."""
    found = _held(only)
    for key in found:
        jobs.job_manager.retry_job_by_id(key, retry_at=timezone.now())
    return len(found)


@transaction.atomic
def throw_away(key: int) -> bool:
    """Forget a failed job: what it was to do will not be done."""
    if not (found := _held(key)):
        return False
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs WHERE id = ANY(%s)", [found])
    Trouble.objects.filter(pk__in=found).delete()
    return True


def _held(only: int | None) -> list[int]:
    """The keys of failed jobs, held until the transaction ends; of two who press at once, one finds none left."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT id FROM procrastinate_jobs WHERE status = 'failed' AND coalesce(id = %s, true)"
            " ORDER BY id FOR UPDATE",
            [only],
        )
        return [key for (key,) in cursor.fetchall()]
