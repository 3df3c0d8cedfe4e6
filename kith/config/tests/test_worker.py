"""The worker: what a job defers in a transaction is there when that commits, and not before."""

import pytest
from django.db import connection, transaction
from procrastinate.contrib.django.models import ProcrastinateJob

from kith.config.tests.working import forget_jobs, work_through
from kith.infrastructure.jobs import jobs

seen: list[str] = []


@jobs.task(name="test.follows")
def follows() -> None:
    seen.append("follows")


@jobs.task(name="test.defers")
def defers() -> None:
    with transaction.atomic():
        follows.defer()
        assert ProcrastinateJob.objects.filter(task_name="test.follows").exists()
        seen.append(_seen_by_others())


@jobs.task(name="test.falls")
def falls() -> None:
    with transaction.atomic():
        follows.defer()
        raise OSError


def _seen_by_others() -> str:
    """How many jobs another connection sees at this moment."""
    with connection.copy().cursor() as other:
        other.execute("SELECT count(*) FROM procrastinate_jobs WHERE task_name = 'test.follows'")
        return f"{other.fetchone()[0]} before the end"


@pytest.fixture
def told(transactional_db: None) -> list[str]:
    forget_jobs()
    seen.clear()
    return seen


def test_what_a_job_defers_begins_after_its_transaction(told: list[str]) -> None:
    defers.defer()
    work_through()
    assert told == ["0 before the end", "follows"]


def test_what_a_job_deferred_before_it_fell_is_not_there(told: list[str]) -> None:
    falls.defer()
    work_through()
    assert told == []
    assert not ProcrastinateJob.objects.filter(task_name="test.follows").exists()
