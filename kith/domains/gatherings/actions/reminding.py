"""Reminding those who come: a day before, and those who come online once more when it is about to begin."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from kith.capabilities.items.models import Item
from kith.capabilities.notifications.actions import settle_event
from kith.domains.gatherings.events import DayNear, HourNear
from kith.domains.gatherings.models import Gathering, Occasion, Reminder, Seat
from kith.foundation.activity.facts import record

Sort = Reminder.Sort
AHEAD = {  # how long before it begins: not later, since then it helps nobody, and not earlier
    Sort.DAY: (timedelta(hours=20), timedelta(hours=24)),
    Sort.HOUR: (timedelta(minutes=15), timedelta(hours=1)),
}

FACTS = {Sort.DAY: DayNear, Sort.HOUR: HourNear}


def remind(*, now: datetime) -> None:
    """Remind of each date that is near by now, once; and let reminders rest of what has begun."""
    for sort in Sort:
        for occasion in _near(sort, now=now):
            _remind(occasion, sort)
    for reminder in Reminder.objects.filter(settled=False, begins_at__lte=now).select_related("event"):
        settle_event(reminder.event)
        Reminder.objects.filter(pk=reminder.pk).update(settled=True)


def _near(sort: Sort, *, now: datetime) -> QuerySet[Occasion, Occasion]:
    """Dates of which nobody was reminded yet at the time that they have now, and to which someone comes."""
    least, most = AHEAD[sort]
    told = Reminder.objects.filter(occasion=OuterRef("pk"), sort=sort, begins_at=OuterRef("begins_at"))
    seated = Seat.objects.filter(
        Q(seats__occasion=OuterRef("pk")) | Q(seats__occasion=None),
        seats__gathering=OuterRef("gathering"), state=Seat.State.SEATED, reminds=True,
    )  # fmt: skip
    near = Occasion.objects.filter(
        ~Exists(told), Exists(seated), begins_at__gt=now + least, begins_at__lte=now + most,
        cancelled_at=None, gathering__cancelled_at=None,
    ).exclude(gathering__item__state__in=[Item.State.DRAFT, Item.State.REMOVED])  # fmt: skip
    if sort == Sort.HOUR:
        near = near.exclude(gathering__way=Gathering.Way.HERE)
    return near.select_related("gathering__item").order_by("begins_at")


@transaction.atomic
def _remind(occasion: Occasion, sort: Sort) -> None:
    """One event for all who come. Whoever moves or cancels the date at this moment is waited for, and nobody is told."""
    same = Occasion.objects.filter(pk=occasion.pk, begins_at=occasion.begins_at, cancelled_at=None)
    once = {"occasion": occasion, "sort": sort, "begins_at": occasion.begins_at}
    held = same.select_for_update(no_key=True).first()
    if held is None or Reminder.objects.filter(**once).exists():
        return
    begins = int(held.begins_at.timestamp())
    fact = FACTS[sort](item=occasion.gathering.item, occasion=held.pk, begins=begins, varies=held.varies)
    Reminder.objects.create(**once, event=record(fact, by=None))
