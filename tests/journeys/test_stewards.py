"""Looking after the house: a job is tried again, something is announced and put aside, two accounts become one."""

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.db import connection
from procrastinate.contrib.django.models import ProcrastinateJob

from kith.doors.merging.jobs import send_code
from kith.foundation.people.models import Person
from kith.infrastructure.jobs.models import Trouble
from tests.cast import Cast
from tests.journeys.conftest import Enter

each_way = pytest.mark.parametrize("script", [True, False])


def _job_that_failed() -> int:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs")
        cursor.execute(
            "INSERT INTO procrastinate_jobs (queue_name, task_name, priority, args, status) VALUES"
            " ('default', 'notifications.send_letter', 0, '{\"letter\": 0}', 'failed') RETURNING id"
        )
        key = int(cursor.fetchone()[0])
    Trouble.objects.create(job=key, kind="SMTPServerDisconnected", place="send:7 in smtplib.py")
    return key


@each_way
def test_a_failed_job_is_tried_again(enter: Enter, cast: Cast, script: bool) -> None:
    key = _job_that_failed()
    ruth = enter("ruth", width=360, script=script)
    ruth.go("/me/account/")
    ruth.press("Looking after the house", role="link")
    ruth.press("How the house is", role="link")
    assert "1 background jobs have failed." in ruth.main
    ruth.press("Background jobs", role="link")
    assert "The mail server refused what we sent, or did not answer." in ruth.main
    technical = ruth.page.get_by_text("SMTPServerDisconnected")
    assert not technical.is_visible()
    ruth.page.get_by_text("For whoever repairs it").click()
    assert technical.is_visible()
    ruth.press(f"Try it again (job {key})")
    assert "No job has failed." in ruth.main
    assert ProcrastinateJob.objects.get(id=key).status == "todo"


@each_way
def test_an_announcement_is_put_aside(enter: Enter, cast: Cast, script: bool) -> None:
    ruth, maria, visitor = (enter(name, width=360, script=script) for name in ("ruth", "maria", None))
    ruth.go("/steward/announcements/new/")
    ruth.page.get_by_label("In a line (English)").fill("We move on Sunday")
    ruth.page.get_by_label("In full (English)").fill("It takes **an hour**.")
    ruth.page.get_by_label("Anyone who comes here, visitors too").check()
    ruth.press("Announce it")
    ruth.page.get_by_label("Until the end of this day").fill("2099-12-31")
    ruth.press("Announce it")
    assert "It is announced" in ruth.main
    for each in (maria, visitor):
        each.go("/")
        assert "We move on Sunday" in each.main
        each.press("We move on Sunday", role="link")
        assert "It takes an hour." in each.main
        each.go("/")
        each.press("Put aside", role="button" if each is maria else "link")
        assert "We move on Sunday" not in each.main
        each.go("/announcements/")
        assert "We move on Sunday" in each.main


def _codes() -> dict[str, str]:
    """What stands in the two mailboxes."""
    for job in ProcrastinateJob.objects.filter(task_name="people.send_merging_code", status="todo"):
        send_code(**job.args)
    return {
        message.to[0]: next(line for line in str(message.body).splitlines() if len(line) == 8)
        for message in mail.outbox
    }


@each_way
def test_two_accounts_become_one(enter: Enter, cast: Cast, script: bool) -> None:
    EmailAddress.objects.update(verified=True)
    ruth, noor = enter("ruth", width=360, script=script), enter("noor", width=360, script=script)
    ruth.go("/steward/members/")
    ruth.page.get_by_label("Name, handle, or a whole e-mail address").fill("noor@example.org")
    ruth.press("Find")
    ruth.press("Noor", role="link")
    assert "…@example.org" in ruth.main
    ruth.press("Ask about another account", role="link")
    ruth.page.get_by_label("The account that would end").fill("kestrel@example.org")
    ruth.page.get_by_label("Why you think so").fill("They lost their phone")
    ruth.press("Send the two codes")
    codes = _codes()
    noor.go("/me/joining/")
    noor.page.get_by_label("The code from the mailbox of this account").fill(codes["noor@example.org"])
    noor.page.get_by_label("The code from the mailbox of the other account").fill("AAAAAAAA")
    noor.press("Make one account of both")
    assert "These are not the two codes." in noor.main
    noor.page.get_by_label("The code from the mailbox of the other account").fill(
        codes["kestrel@example.org"]
    )
    noor.press("Make one account of both")
    assert "Your two accounts are one now." in noor.main
    noor.go("/spaces/rural/members/")
    assert "Kestrel" in noor.main
    assert Person.objects.get(pk=cast["kestrel"].pk).state == "closed"


def test_all_pages_of_stewards_are_looked_at(enter: Enter, cast: Cast) -> None:
    ruth = enter("ruth", width=360)
    pages = (
        "", "health/", "health/mail/", "health/jobs/?state=waiting", "mails/", "members/maria/",
        "members/maria/role/", "members/maria/matter/", "announcements/", "trail/", "settings/", "tags/",
    )  # fmt: skip
    for page in pages:
        ruth.go(f"/steward/{page}")
        assert ruth.main
