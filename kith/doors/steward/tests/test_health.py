"""How the house is: jobs, mails out and mails in are shown with their reasons, and can be tried again."""

from collections.abc import Callable
from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from kith.capabilities.notifications.actions import pause
from kith.capabilities.notifications.models import Letter, Rhythm
from kith.doors.steward import doctor
from kith.foundation.activity.models import Event
from kith.infrastructure.jobs.models import Trouble
from kith.infrastructure.jobs.noting import note_trouble
from tests.cast import Cast

PAGES = ("/steward/", "/steward/health/", "/steward/health/mail/", "/steward/health/jobs/", "/steward/mails/")


def _job(status: str = "failed", task: str = "notifications.send_letter") -> int:
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO procrastinate_jobs (queue_name, task_name, priority, args, status)"
            " VALUES ('default', %s, 0, '{}', %s::procrastinate_job_status) RETURNING id",
            [task, status],
        )
        return int(cursor.fetchone()[0])


@pytest.fixture
def failed(cast: Cast) -> int:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs")
    return _job()


def _state(key: int) -> str | None:
    return ProcrastinateJob.objects.filter(id=key).values_list("status", flat=True).first()


@pytest.mark.parametrize("who", ["tomasz", "maria", None])
@pytest.mark.parametrize("address", PAGES)
def test_for_others_there_is_nothing(cast: Cast, who: str | None, address: str) -> None:
    assert cast.client(who).get(address).status_code == 404
    assert cast.client("ruth").get(address).status_code == 200


def test_the_page_says_what_the_doctor_says(cast: Cast) -> None:
    page = cast.client("ruth").get("/steward/health/").content.decode()
    for sentence in doctor.complaints():
        assert sentence.split("“")[0][:40] in page


def _breaks(error: Exception) -> Callable[[], None]:
    def do() -> None:
        raise error

    return do


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (ConnectionRefusedError("no"), "Another computer did not answer."),
        (KeyError("a secret of Maria"), "Something in the program broke."),
    ],
)
def test_why_a_job_failed_is_said_in_words_and_the_technical_line_is_folded(
    cast: Cast, failed: int, error: Exception, words: str
) -> None:
    context: Any = SimpleNamespace(job=SimpleNamespace(id=failed))
    with pytest.raises(type(error)):
        note_trouble(_breaks(error), context, None)
    page = cast.client("ruth").get("/steward/health/jobs/").content.decode()
    assert words in page
    assert "Sending news by mail and to devices" in page
    technical = page.index(f"#{failed}: {type(error).__name__} do:")
    assert page.rindex("<details", 0, technical) > page.index(words)
    assert "a secret of Maria" not in page


def test_a_failed_job_is_done_once_more_and_a_second_press_does_nothing(cast: Cast, failed: int) -> None:
    ruth = cast.client("ruth")
    assert ruth.post(f"/steward/health/jobs/{failed}/again/").status_code == 302
    assert _state(failed) == "todo"
    assert ruth.post(f"/steward/health/jobs/{failed}/again/").status_code == 404
    deed = Event.objects.get(type="job.begun_again")
    assert (deed.actor, deed.facts) == (cast["ruth"], {"task": "notifications.send_letter", "number": 1})


def test_all_failed_jobs_are_done_once_more_and_no_others(cast: Cast, failed: int) -> None:
    other, running = _job(), _job("doing")
    cast.client("ruth").post("/steward/health/jobs/again/")
    assert [_state(key) for key in (failed, other, running)] == ["todo", "todo", "doing"]


def test_a_failed_job_is_thrown_away_and_one_that_waits_is_not(cast: Cast, failed: int) -> None:
    Trouble.objects.create(job=failed, kind="KeyError", place="do:1")
    waits = _job("todo")
    ruth = cast.client("ruth")
    assert ruth.post(f"/steward/health/jobs/{failed}/removal/").status_code == 302
    assert ruth.post(f"/steward/health/jobs/{waits}/removal/").status_code == 404
    assert (_state(failed), _state(waits)) == (None, "todo")
    assert not Trouble.objects.exists()


@pytest.mark.parametrize("who", ["tomasz", None])
def test_nobody_else_touches_a_job(cast: Cast, failed: int, who: str | None) -> None:
    for verb in ("again", "removal"):
        assert cast.client(who).post(f"/steward/health/jobs/{failed}/{verb}/").status_code == 404
    assert cast.client(who).post("/steward/health/jobs/again/").status_code == 404
    assert _state(failed) == "failed"


def test_letters_that_wait_for_long_are_tried_again(cast: Cast, failed: int) -> None:
    Letter.objects.create(person=cast["maria"], sort="now", made_at=timezone.now() - timedelta(hours=2))
    ruth = cast.client("ruth")
    assert "For more than an hour: 1." in ruth.get("/steward/health/mail/").content.decode()
    ruth.post("/steward/health/mail/late/")
    assert ProcrastinateJob.objects.filter(task_name="notifications.send_letter", status="todo").count() == 1
    assert Event.objects.get(type="mail.tried_again").facts == {"number": 1}


def test_an_address_that_took_no_mail_gets_mails_again(cast: Cast) -> None:
    pause(cast["maria"], why=Rhythm.Returned.BOUNCED)
    ruth = cast.client("ruth")
    page = ruth.get("/steward/health/mail/").content.decode()
    assert "Maria Delgado" in page
    assert "the address takes no mail" in page
    assert "maria@example.org" not in page
    ruth.post(f"/steward/health/mail/pauses/{cast['maria'].pk}/withdrawal/")
    assert Rhythm.objects.get(person=cast["maria"]).returned_at is None


def test_who_complained_is_written_to_by_nobodys_wish_but_their_own(cast: Cast) -> None:
    pause(cast["maria"], why=Rhythm.Returned.COMPLAINED)
    ruth = cast.client("ruth")
    assert "Only they can let mails come again." in ruth.get("/steward/health/mail/").content.decode()
    ruth.post(f"/steward/health/mail/pauses/{cast['maria'].pk}/withdrawal/")
    assert Rhythm.objects.get(person=cast["maria"]).returned_at is not None
    assert not Event.objects.filter(type="mail.resumed").exists()
