"""Mails are handled one by one, each in a transaction of its own: one that breaks stops no other."""

import logging
from datetime import timedelta

from django.db import InterfaceError, OperationalError, transaction
from django.utils import timezone
from procrastinate import RetryStrategy

from kith.doors.mail import failures
from kith.doors.mail.answers import send_answer
from kith.doors.mail.handling import Result, outcome
from kith.doors.mail.models import IncomingMail
from kith.infrastructure.jobs import jobs
from kith.lib.errors import place_of

log = logging.getLogger("kith.mail")
AGAIN = RetryStrategy(max_attempts=8, exponential_wait=4)
COUNTED_FOR, KEPT_FOR, KNOWN_FOR = timedelta(days=1), timedelta(days=14), timedelta(days=60)


@jobs.task(name="mail.handle", retry=AGAIN)
def handle(mail: int) -> None:
    """Do what a mail asks for; a mail that cannot be handled is kept aside with the reason."""
    try:
        _handle(mail)
    except (OperationalError, InterfaceError):
        raise  # the database is away, which is no fault of the mail
    except Exception as trouble:
        log.error("a mail is kept aside: %s", type(trouble).__name__)
        _handle(mail, Result(IncomingMail.State.BROKEN, failures.UNREADABLE, {"trouble": _in_short(trouble)}))


@transaction.atomic
def _handle(pk: int, result: Result | None = None) -> None:
    waiting = IncomingMail.objects.select_for_update(of=("self",)).filter(pk=pk, state="waiting")
    mail = waiting.select_related("person").first()
    if mail is None:
        return
    result = result or outcome(mail)
    mail.state, mail.details = result.state, result.details
    mail.reason = result.failure.code if result.failure else ""
    if mail.state in (IncomingMail.State.DONE, IncomingMail.State.IGNORED):
        mail.raw = None
    if mail.state == IncomingMail.State.DONE:
        mail.key = ""  # nothing here tells whose words they are, should someone take their name off them
    mail.save(update_fields=["state", "key", "details", "reason", "raw"])
    if result.failure and result.failure.answered and not result.quiet and mail.person_id:
        answer.defer(mail=mail.pk)


def _in_short(trouble: Exception) -> str:
    """What went wrong and where in the program, without a word of the mail."""
    return f"{type(trouble).__name__} {place_of(trouble)}".strip()


@jobs.task(name="mail.answer", retry=AGAIN)
@transaction.atomic
def answer(mail: int) -> None:
    """Tell the owner of an address what became of a mail to it, once."""
    found = IncomingMail.objects.select_for_update(of=("self",)).filter(pk=mail, answered_at=None)
    if (told := found.select_related("person").first()) is not None:
        send_answer(told)


@jobs.periodic(cron="47 3 * * *")
@jobs.task(name="mail.sweep")
def sweep(timestamp: int) -> None:
    """Forget whose a mail was after a day, the words of others after two weeks, and later that they came."""
    now = timezone.now()
    done = IncomingMail.objects.filter(state="done", came_at__lt=now - COUNTED_FOR)
    done.update(person=None, sender="", details={})
    old = IncomingMail.objects.filter(came_at__lt=now - KEPT_FOR).exclude(state="waiting")
    old.update(raw=None, details={})
    old.filter(came_at__lt=now - KNOWN_FOR).delete()
