"""What stewards can do when mails do not arrive."""

from django.db import transaction

from kith.capabilities.notifications.events import LettersTriedAgain, MailsResumed
from kith.capabilities.notifications.jobs import send_letter
from kith.capabilities.notifications.models import Rhythm
from kith.capabilities.notifications.waiting import late_letters
from kith.foundation.activity.facts import record
from kith.foundation.people.models import Person


@transaction.atomic
def resume(person: Person, *, by: Person) -> bool:
    """Send mails again to an address that was paused. Who complained is never written to by someone else's wish."""
    found = Rhythm.objects.filter(person=person, returned_at__isnull=False)
    resumed = found.exclude(returned=Rhythm.Returned.COMPLAINED).update(returned_at=None, returned="")
    if resumed:
        record(MailsResumed(person=person.pk), by=by)
    return bool(resumed)


@transaction.atomic
def send_late(*, by: Person) -> int:
    """Try once more to send the letters that wait for long; one that is sent meanwhile is not sent again."""
    late = list(late_letters().values_list("pk", flat=True))
    for letter in late:
        send_letter.defer(letter=letter)
    if late:
        record(LettersTriedAgain(number=len(late)), by=by)
    return len(late)
