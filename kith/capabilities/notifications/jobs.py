"""Mails go out. Each step is one transaction, so that it can end at any point and be begun again."""

import logging
from collections.abc import Iterable
from datetime import datetime, timedelta
from itertools import batched
from smtplib import SMTPException, SMTPRecipientsRefused
from time import monotonic

from django.core.mail import EmailMultiAlternatives, mailers
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.utils import timezone
from procrastinate import BaseRetryStrategy, RetryDecision
from procrastinate.jobs import Job

from kith.capabilities.notifications.actions import pause
from kith.capabilities.notifications.gathering import gather
from kith.capabilities.notifications.letters import composed, composed_all
from kith.capabilities.notifications.models import Letter, Notice, Rhythm
from kith.capabilities.notifications.models.rhythm import rhythms_of
from kith.capabilities.notifications.models.wish import How
from kith.capabilities.notifications.pushing.jobs import write_pushes
from kith.foundation.people.models import Person
from kith.infrastructure.jobs import jobs

log = logging.getLogger(__name__)
TOO_OLD = timedelta(days=14)
SOON, AN_HOUR = 6, 3600
PEOPLE_AT_ONCE, LETTERS_AT_ONCE = 1_000, 100
FRESH = 2  # seconds for which the words of a letter hold


class Steadily(BaseRetryStrategy):
    """Soon at first, then once an hour, for two weeks: a mail server may be away for days, and then be back."""

    def get_retry_decision(self, *, exception: BaseException, job: Job) -> RetryDecision | None:
        if job.attempts >= SOON + TOO_OLD / timedelta(hours=1):
            return None
        return RetryDecision(retry_in={"seconds": min(4 ** min(job.attempts + 1, SOON), AN_HOUR)})


@jobs.periodic(cron="*/5 * * * *")
@jobs.task(name="notifications.look_for_letters")
def look_for_letters(timestamp: int) -> None:
    """Every few minutes an hour of digests may have come, or quiet hours may have ended."""
    write_letters()
    write_pushes()


@jobs.task(name="notifications.write_letters")
def write_letters() -> None:
    """Make a letter for everyone for whom one is due now."""
    now = timezone.now()
    waiting = Notice.objects.filter(letter=None, at__gt=now - TOO_OLD).exclude(by_mail=How.NO)
    for sort in (How.NOW, How.DIGEST):
        people = waiting.filter(by_mail=sort).order_by("person").values_list("person", flat=True).distinct()
        for some in batched(people, PEOPLE_AT_ONCE, strict=False):
            write_some(some, sort=sort, now=now)


@transaction.atomic
def write_some(people: Iterable[int], *, sort: str, now: datetime) -> list[Letter]:
    """Put what waits for each of these people into a letter, if now is a time for it; sending is a job of its own."""
    letters = gather(_until(people, sort=sort, now=now), sort=sort)
    for some in batched(letters, LETTERS_AT_ONCE, strict=False):
        send_letters.defer(letters=[letter.pk for letter in some])
    return letters


def _until(people: Iterable[int], *, sort: str, now: datetime) -> dict[int, datetime]:
    """Of those to whom a letter may go now: up to which moment it tells."""
    return {
        key: rhythm.last_digest(now) if sort == How.DIGEST else now
        for key, rhythm in rhythms_of(people).items()
        if not rhythm.returned_at and (sort == How.DIGEST or not rhythm.is_quiet(now))
    }


@jobs.task(name="notifications.send_letters", retry=Steadily())
def send_letters(letters: list[int]) -> None:
    """Send some letters over one connection. One that cannot be sent now waits by itself, and stops no other."""
    unsent = Letter.objects.filter(pk__in=letters, sent_at=None).select_related("person")
    waiting = _out_of_quiet_hours(unsent)
    with mailers.default as post:
        while waiting:
            waiting = _send_while_fresh(waiting, post)


def _send_while_fresh(letters: list[Letter], post: BaseEmailBackend) -> list[Letter]:
    """Send what is put together now; those that are left after a moment are put together anew: rights may have changed."""
    try:
        mails, made_at = composed_all(letters), monotonic()
    except Exception as trouble:  # whatever breaks the words of one
        log.error("some letters are sent one by one: %s", type(trouble).__name__)
        for letter in letters:
            send_letter.defer(letter=letter.pk)
        return []
    for place, letter in enumerate(letters):
        if place and monotonic() - made_at > FRESH:
            return letters[place:]
        try:
            _send(letter, mails.get(letter.pk), post)
        except (OSError, SMTPException, ValueError):
            post.close()
            send_letter.defer(letter=letter.pk)
    return []


@jobs.task(name="notifications.send_letter", retry=Steadily())
def send_letter(letter: int) -> None:
    """Send a letter, if anything in it is still news that its reader may see."""
    unsent = Letter.objects.filter(pk=letter, sent_at=None).select_related("person")
    for found in _out_of_quiet_hours(unsent):
        with mailers.default as post:
            _send(found, composed(found), post)


def _out_of_quiet_hours(letters: Iterable[Letter]) -> list[Letter]:
    """Without those whose readers' quiet hours began while they waited: they are sent at the end. Digests have their own hour."""
    now, found = timezone.now(), list(letters)
    rhythms = rhythms_of(letter.person_id for letter in found if letter.sort == Letter.Sort.NOW)
    left = {key: rhythm.quiet_left(now) for key, rhythm in rhythms.items()}
    late = [letter for letter in found if letter.sort == Letter.Sort.NOW and left.get(letter.person_id)]
    for letter in late:
        seconds = int(left[letter.person_id].total_seconds())
        send_letter.configure(schedule_in={"seconds": seconds}).defer(letter=letter.pk)
    return [letter for letter in found if letter not in late]


@transaction.atomic
def _send(letter: Letter, mail: EmailMultiAlternatives | None, post: BaseEmailBackend) -> None:
    """Between the server's yes and our own note of it lies one commit: only who falls just there sends it twice."""
    held = Letter.objects.select_for_update(of=("self",)).filter(pk=letter.pk, sent_at=None).first()
    if held is None:
        return
    held.sent_at = timezone.now()
    held.save(update_fields=["sent_at"])
    if mail is not None:
        try:
            post.send_messages([mail])
        except SMTPRecipientsRefused as refusal:
            note_refused(letter.person, refusal)


def note_refused(person: Person, refusal: SMTPRecipientsRefused) -> None:
    """An address that does not exist gets no more mails until its owner has looked at it; else we try again."""
    codes = [code for code, _words in refusal.recipients.values()]
    if not codes or min(codes) < 500:
        raise refusal
    pause(person, why=Rhythm.Returned.REFUSED)
