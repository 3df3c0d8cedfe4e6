"""However many entries are published at once, few jobs relate them, and none is forgotten."""

import pytest
from django.db import connection
from procrastinate.contrib.django.models import ProcrastinateJob

from kith.capabilities.versions.actions.drafting import draft, keep
from kith.capabilities.versions.actions.publishing import publish
from kith.domains.library import jobs
from kith.domains.library.listeners import keep_entries
from kith.domains.library.models import Entry, Relation
from kith.foundation.activity.models import Event
from tests.cast import Cast, past
from tests.shelf import practice

KETTLE = "Put the kettle on before anyone speaks, and pour slowly."


def _hear() -> None:
    for event in Event.objects.exclude(pk__in=past()).order_by("pk"):
        keep_entries(event)


def _waiting() -> int:
    return Entry.objects.filter(is_waiting=True).count()


def _jobs() -> list[ProcrastinateJob]:
    return list(ProcrastinateJob.objects.filter(task_name="library.relate_some", status="todo"))


def _begin() -> None:
    """A worker takes the job that waits, so that from now on another may wait."""
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE procrastinate_jobs SET status = 'doing' WHERE task_name = 'library.relate_some'"
        )


def test_one_job_waits_for_many_and_after_all_others(cast: Cast) -> None:
    for number in range(4):
        practice(cast, f"Kettle {number}", how=KETTLE)
    _hear()
    (job,) = _jobs()
    assert job.priority < 0
    assert _waiting() == 4
    jobs.relate_some()
    assert not _waiting()
    assert Relation.objects.count() == 4 * 3


def test_a_job_does_some_and_the_next_one_goes_on(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobs, "AT_ONCE", 2)
    for number in range(3):
        practice(cast, f"Kettle {number}", how=KETTLE)
    _hear()
    _begin()
    jobs.relate_some()
    assert (_waiting(), len(_jobs())) == (1, 1)
    _begin()
    jobs.relate_some()
    assert (_waiting(), len(_jobs())) == (0, 0)


def test_what_is_published_after_a_job_began_waits_for_the_next_one(cast: Cast) -> None:
    """The last change is what counts: by then, the two have nothing in common."""
    tea = practice(cast, "Tea first", how=KETTLE)
    practice(cast, "A kettle for the corridor", how=KETTLE)
    _hear()
    _begin()
    jobs.relate_some()
    assert Relation.objects.exists()
    place = cast.place("maria", cast.commons)
    words = {"title": "By the river", "how": "Shoes, a coat, no hurry."}
    publish(keep(draft(tea, by=place), words=words, seen=1, by=place), by=place, why="Other")
    _hear()
    assert len(_jobs()) == 1
    jobs.relate_some()
    assert not Relation.objects.filter(item=tea).exists()


def test_what_broke_is_taken_up_again(cast: Cast) -> None:
    practice(cast, "Tea first", how=KETTLE)
    _hear()
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs WHERE task_name = 'library.relate_some'")
    assert not _jobs()
    jobs.look_for_unrelated(timestamp=0)
    assert len(_jobs()) == 1
    jobs.relate_some()
    _begin()
    jobs.look_for_unrelated(timestamp=0)
    assert not _jobs(), "nothing waits any more"
