"""Pushes go out: none is lost, and none is seen twice, wherever we fall.

Each step is one transaction. A delivery is marked as done in the transaction that hands it to the push service. If we
fall between the service's yes and the commit, the same delivery goes out again with the same `Topic` and the same key:
a push service that still keeps the first forgets it for the second (RFC 8030, 5.4), and a browser that has shown the
first shows no second. No protocol can do better: to mark before sending would lose some.

What is a day old is no push any more; the inbox has it.
"""

import logging
from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import models, transaction
from django.utils import timezone
from django.utils.crypto import get_random_string
from procrastinate import BaseRetryStrategy, RetryDecision
from procrastinate.jobs import Job

from kith.capabilities.notifications.models import Delivery, Device, Notice, Push
from kith.capabilities.notifications.models.rhythm import rhythm_of
from kith.capabilities.notifications.models.wish import How
from kith.capabilities.notifications.pushing.sending import Gone, Later, Refused, send
from kith.capabilities.notifications.pushing.words import composed
from kith.foundation.people.models import Person
from kith.infrastructure.jobs import jobs

log = logging.getLogger(__name__)
A_DAY = timedelta(days=1)
MOST_WAITING = 2 * 60 * 60


class Patience(BaseRetryStrategy):
    """Waits as long as the push service asked for, else twice as long each time; for a day, then there is no more."""

    def get_retry_decision(self, *, exception: BaseException, job: Job) -> RetryDecision:
        asked = exception.after if isinstance(exception, Later) else None
        wait = min(30 * 2 ** min(job.attempts, 10), MOST_WAITING) if asked is None else asked
        return RetryDecision(retry_in={"seconds": int(wait)})


@jobs.task(name="notifications.write_pushes")
def write_pushes() -> None:
    """Make a push for everyone for whom one is due now."""
    now = timezone.now()
    due = _waiting(now).values_list("person", flat=True).distinct()
    for person in Person.objects.active().filter(pk__in=due):
        write_push(person, now=now)


@transaction.atomic
def write_push(person: Person, *, now: datetime) -> Push | None:
    """Put all that waits for one person into one push, unless it is quiet there now; sending is a job for each device."""
    if rhythm_of(person).is_quiet(now):
        return None
    locked = _waiting(now).filter(person=person).select_for_update(skip_locked=True)
    waiting = list(locked.values_list("pk", "item", "space", "page"))
    devices = Device.objects.filter(person=person).order_by("pk")
    if not waiting or not devices:
        return None
    push = Push.objects.create(person=person, about=_about(places for _pk, *places in waiting))
    Notice.objects.filter(pk__in=[pk for pk, *_places in waiting]).update(push=push)
    for delivery in Delivery.objects.bulk_create(Delivery(push=push, device=device) for device in devices):
        send_push.defer(delivery=delivery.pk)
    return push


def _waiting(now: datetime) -> models.QuerySet[Notice, Notice]:
    return Notice.objects.filter(push=None, at__gt=now - A_DAY).exclude(by_push=How.NO)


def _about(places: Iterable[list[object]]) -> str:
    """The conversation, space or page, if all is about one."""
    found = {f"item {item}" if item else f"space {space} {page}" for item, space, page in places}
    return found.pop() if len(found) == 1 else f"several {get_random_string(22)}"


@jobs.task(name="notifications.send_push", retry=Patience())
@transaction.atomic
def send_push(delivery: int) -> None:
    """Send a push to one device, if anything in it is still news that its reader may see.

    Who comes second waits for the first: only then is it known whether there is something left to do.
    """
    mine = Delivery.objects.select_for_update(of=("self",)).select_related("push__person", "device")
    found = mine.filter(pk=delivery, done_at=None).first()
    if found is None:
        return
    now = timezone.now()
    found.done_at = now
    found.save(update_fields=["done_at"])
    if found.push.made_at < now - A_DAY:
        return
    if left := rhythm_of(found.push.person).quiet_left(now):
        raise Later("quiet hours", after=left.total_seconds())
    _hand_over(found, now)


def _hand_over(delivery: Delivery, now: datetime) -> None:
    message = composed(delivery)
    if message is None:
        return
    device = delivery.device
    try:
        send(message, to=device)
    except Gone:
        device.delete()
    except Refused as refusal:
        log.warning("a push was refused: %s", refusal)
    else:
        Device.objects.filter(pk=device.pk).update(last_sent=now)
