"""Letters that came back, and complaints about them: both pause an address."""

from datetime import timedelta

from django.utils import timezone

from kith.capabilities.notifications.actions import pause
from kith.capabilities.notifications.models import Letter, Rhythm
from kith.doors.mail import failures
from kith.doors.mail.failures import Failure
from kith.doors.mail.models import IncomingMail
from kith.lib.mail.addresses import Key, Sort, key_of
from kith.lib.mail.reports import Report, Says, read_report

Returned = Rhythm.Returned
PATIENCE, WITHIN = (
    5,
    timedelta(days=14),
)  # so many letters that could not be delivered for now pause an address too


def heed(raw: bytes, key: Key) -> Failure:
    """Pause the address to which a letter could not go, or whose owner complains."""
    report = read_report(raw)
    letter = _letter(report, key) if report else None
    if report is None or letter is None:
        return failures.NO_REPORT
    if report.says == Says.COMPLAINT:
        pause(letter.person, why=Returned.COMPLAINED)
        return failures.COMPLAINED
    if report.says == Says.HARD or _delayed_before(letter) + 1 >= PATIENCE:
        pause(letter.person, why=Returned.BOUNCED if report.says == Says.HARD else Returned.DELAYED)
        return failures.BOUNCED
    return failures.DELAYED


def _letter(report: Report, key: Key) -> Letter | None:
    """The letter for which the address was made; a complaint names that address inside."""
    if key.sort == Sort.COMPLAINT:
        told = [found for sender in report.senders if (found := key_of(sender))]
        key = next((found for found in told if found.sort == Sort.BOUNCE), key)
    return Letter.objects.select_related("person").filter(pk=key.thing).first()


def _delayed_before(letter: Letter) -> int:
    """For how many other letters to the same person we heard this lately."""
    since = timezone.now() - WITHIN
    keys = [
        str(Key(Sort.BOUNCE, other))
        for other in letter.person.letters.filter(made_at__gt=since)
        .exclude(pk=letter.pk)
        .values_list("pk", flat=True)
    ]
    lately = IncomingMail.objects.filter(key__in=keys, came_at__gt=since, reason=failures.DELAYED.code)
    return lately.values("key").distinct().count()
