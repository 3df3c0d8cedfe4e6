"""Who has just come. What slows newcomers down lifts by time and presence, never by being liked."""

import re
from datetime import timedelta

from django.db.models.functions import TruncDate
from django.utils import timezone

from kith.foundation.activity.models import Event
from kith.foundation.house.choices import house
from kith.foundation.people.models import Person
from kith.foundation.spaces.places import places

LINK = re.compile(r"https?://|\bwww\.", re.IGNORECASE)
DAYS_PRESENT = 2


def is_newcomer(person: Person, *, days_present: int) -> bool:
    """Whether someone came in the last days, or was present on fewer than two; who hosts a space is none."""
    hosts = any(place.is_host for place in places(person).values())
    is_recent = timezone.now() - person.joined_at < timedelta(days=house().newcomer_days)
    return not hosts and (is_recent or days_present < DAYS_PRESENT)


def days_present(person: Person) -> int:
    """On how many days something happened by someone's hand, counted to two."""
    days = Event.objects.filter(actor=person).annotate(day=TruncDate("at")).values("day")
    return len(days.distinct()[:DAYS_PRESENT])
