"""Mails go out. Each step is one transaction, so that it can end at any point and be begun again."""

from datetime import datetime, timedelta
from smtplib import SMTPRecipientsRefused

from django.db import transaction
from django.utils import timezone
from procrastinate import RetryStrategy

from kith.capabilities.notifications.actions import pause
from kith.capabilities.notifications.letters import composed
from kith.capabilities.notifications.models import Letter, Notice
from kith.capabilities.notifications.models.rhythm import rhythm_of
from kith.capabilities.notifications.models.wish import How
from kith.capabilities.notifications.pushing.jobs import write_pushes
from kith.foundation.people.models import Person
from kith.infrastructure.jobs import jobs

AGAIN = RetryStrategy(max_attempts=12, exponential_wait=4)
TOO_OLD = timedelta(days=14)


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
    due = waiting.values_list("person", "by_mail").distinct()
    people = Person.objects.active().in_bulk({person for person, _how in due})
    for key, how in due:
        if key in people:
            write_letter(people[key], sort=how, now=now)


@transaction.atomic
def write_letter(person: Person, *, sort: str, now: datetime) -> Letter | None:
    """Put what waits for one person into a letter, if now is a time for it; sending it is a job of its own."""
    rhythm = rhythm_of(person)
    if rhythm.returned_at or (sort == How.NOW and rhythm.is_quiet(now)):
        return None
    until = rhythm.last_digest(now) if sort == How.DIGEST else now
    waiting = Notice.objects.filter(person=person, letter=None, by_mail=sort, at__lte=until)
    keys = list(waiting.select_for_update(skip_locked=True).values_list("pk", flat=True))
    if not keys:
        return None
    letter = Letter.objects.create(person=person, sort=sort)
    Notice.objects.filter(pk__in=keys).update(letter=letter)
    send_letter.defer(letter=letter.pk)
    return letter


@jobs.task(name="notifications.send_letter", retry=AGAIN)
@transaction.atomic
def send_letter(letter: int) -> None:
    """Send a letter, if anything in it is still news that its reader may see."""
    found = Letter.objects.select_for_update(of=("self",)).select_related("person").filter(pk=letter).first()
    if found is None or found.sent_at is not None:
        return
    found.sent_at = timezone.now()
    found.save(update_fields=["sent_at"])
    mail = composed(found)
    if mail is not None:
        try:
            mail.send()
        except SMTPRecipientsRefused as refusal:
            _refused(found.person, refusal)


def _refused(person: Person, refusal: SMTPRecipientsRefused) -> None:
    """An address that does not exist gets no more mails until its owner has looked at it; else we try again."""
    codes = [code for code, _words in refusal.recipients.values()]
    if not codes or min(codes) < 500:
        raise refusal
    pause(person)
