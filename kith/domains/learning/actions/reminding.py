"""Telling someone, gently and seldom, that a day comes nearer: when it is worth beginning, and once more before the end."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.utils import timezone

from kith.domains.learning.events import DayComes, LearningSeen
from kith.domains.learning.models import Reminder
from kith.domains.learning.queries import Stood, stood_of
from kith.domains.learning.rules.standing import SOON
from kith.foundation.activity.facts import record
from kith.foundation.people.models import Person
from kith.infrastructure.database.private import seen_as

AGAIN = 30  # days before the end


def look_again(person: Person) -> None:
    """Work out the next day on which something may be to be told. Only that day stands outside of the wall."""
    today = timezone.localdate()
    with seen_as(person):
        days = [day for stood in stood_of(person, today=today) for day in _days(stood) if day > today]
    defaults = {"next_on": min(days, default=None)}
    if days or Reminder.objects.filter(person=person).exists():
        Reminder.objects.update_or_create(person=person, defaults=defaults)


def remind(person: Person, *, today: date) -> None:
    """Tell someone if one of their days has come and something is still missing, or is to be renewed."""
    with seen_as(person):
        stood = stood_of(person, today=today)
        due = any(_is_due(each, today) for each in stood)
        days = [day for each in stood for day in _days(each) if day > today]
        told = {"told": True} if due else {}
        Reminder.objects.filter(person=person).update(next_on=min(days, default=None), **told)
        if due:
            record(DayComes(to=person.pk), by=None)


def note_seen(person: Person) -> None:
    """They look at it now, so what they were told is no news any more."""
    if Reminder.objects.filter(person=person, told=True).update(told=False):
        record(LearningSeen(), by=person)


def _is_due(stood: Stood, today: date) -> bool:
    ends = _ends(stood)
    return ends is not None and ends - timedelta(days=SOON) <= today < ends


def _days(stood: Stood) -> Iterator[date]:
    """The days on which to look: when someone may be told, and at the end, from which on the next period has days of its own."""
    if ends := _ends(stood):
        yield ends - timedelta(days=SOON)
        yield ends - timedelta(days=AGAIN)
        yield ends


def _ends(stood: Stood) -> date | None:
    """When the period that matters ends; without rules, what stands on the credential itself."""
    if stood.stands is None:
        return stood.credential.expires_on
    return stood.stands.period.ends if stood.stands.period.asks else None


def people_due(today: date) -> list[Person]:
    """Whom to ask today."""
    due = Reminder.objects.filter(next_on__lte=today, person__state=Person.State.ACTIVE)
    return [each.person for each in due.select_related("person").order_by("person")]
