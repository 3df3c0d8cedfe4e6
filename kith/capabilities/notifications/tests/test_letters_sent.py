"""Letters leave the house once, whatever the server does, and many as cheaply as one."""

from smtplib import SMTPServerDisconnected

import pytest
from django.core.mail import EmailMultiAlternatives
from django.core.mail.backends.locmem import EmailBackend
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from procrastinate.jobs import Job

from kith.capabilities.notifications.jobs import Steadily, send_letter, send_letters, write_some
from kith.capabilities.notifications.letters import composed_all
from kith.capabilities.notifications.models import Letter
from kith.capabilities.notifications.tests.mails import at_once, due, write
from kith.capabilities.notifications.tests.news import Deliver, question
from tests.cast import Cast

pytestmark = pytest.mark.usefixtures("no_quiet_hours")


def test_a_letter_is_sent_once_however_often_it_is_tried(
    cast: Cast, deliver: Deliver, sent: list[EmailMultiAlternatives]
) -> None:
    at_once(cast)
    question(cast, cast.commons)
    deliver()
    letter = due(cast)
    assert write(cast) is None
    for _try in range(3):
        send_letter(letter.pk)
    assert len(sent) == 1


def test_when_the_server_goes_away_nothing_is_lost(
    cast: Cast, deliver: Deliver, sent: list[EmailMultiAlternatives], monkeypatch: pytest.MonkeyPatch
) -> None:
    at_once(cast)
    question(cast, cast.commons)
    deliver()
    letter = due(cast)

    def gone(_post: EmailBackend, _mails: list[EmailMultiAlternatives]) -> int:
        raise SMTPServerDisconnected("Connection unexpectedly closed")

    with monkeypatch.context() as patched:
        patched.setattr(EmailBackend, "send_messages", gone)
        with pytest.raises(SMTPServerDisconnected):
            send_letter(letter.pk)
    send_letter(letter.pk)
    assert len(sent) == 1


def test_a_letter_is_tried_soon_then_once_an_hour_for_two_weeks() -> None:
    def wait(attempts: int) -> float | None:
        job = Job(id=1, queue="default", task_name="x", lock=None, queueing_lock=None, attempts=attempts)
        decision = Steadily().get_retry_decision(exception=OSError(), job=job)
        if decision is None or decision.retry_at is None:
            return None
        return round((decision.retry_at - timezone.now()).total_seconds())

    assert [wait(attempts) for attempts in (0, 1, 2)] == [4, 16, 64]
    assert {wait(attempts) for attempts in range(6, 24 * 14)} == {3600}
    assert wait(24 * 14 + 6) is None


def test_letters_of_many_cost_as_many_queries_as_one_until_they_are_sent(
    cast: Cast, deliver: Deliver, sent: list[EmailMultiAlternatives]
) -> None:
    names = ["maria", "noor", "sam", "anneke"]
    for name in names:
        at_once(cast, name)
    question(cast, cast.commons)
    deliver()
    with CaptureQueriesContext(connection) as one:
        first = write_some([cast["maria"].pk], sort="now", now=timezone.now())
        composed_all(first)
    with CaptureQueriesContext(connection) as many:
        rest = write_some([cast[name].pk for name in names[1:]], sort="now", now=timezone.now())
        mails = composed_all(rest)
    assert (len(rest), len(mails)) == (3, 3)
    assert len(many) == len(one) + 2 * 2  # a letter about one conversation asks whether its reader may answer


def test_one_letter_that_cannot_be_sent_stops_no_other(
    cast: Cast, deliver: Deliver, sent: list[EmailMultiAlternatives], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("maria", "noor", "sam"):
        at_once(cast, name)
    question(cast, cast.commons)
    deliver()
    letters = write_some([cast[name].pk for name in ("maria", "noor", "sam")], sort="now", now=timezone.now())
    usual = EmailBackend.send_messages

    def gone_for_maria(post: EmailBackend, mails: list[EmailMultiAlternatives]) -> int:
        if mails[0].to == ["maria@example.org"]:
            raise SMTPServerDisconnected("Connection unexpectedly closed")
        return usual(post, mails)

    with monkeypatch.context() as patched:
        patched.setattr(EmailBackend, "send_messages", gone_for_maria)
        send_letters([letter.pk for letter in letters])
    assert sorted(mail.to[0] for mail in sent) == ["noor@example.org", "sam@example.org"]
    waiting = Letter.objects.get(sent_at=None)
    send_letters([letter.pk for letter in letters])
    assert len(sent) == 3
    waiting.refresh_from_db()
    assert waiting.sent_at is not None
