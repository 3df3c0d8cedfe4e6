"""Keeping true the little that stands outside of the wall: whether someone is ready, and their next day."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.utils import timezone

from kith.domains.mentoring.models import Readiness, Side, Turn
from kith.foundation.people.models import Person
from kith.infrastructure.database.private import seen_as

NEARS = timedelta(days=14)  # so long before its planned end, two are told of it
KEPT = timedelta(days=365)  # so long nobody is proposed to the same person again


def look_again(person: Person) -> None:
    """Work out whether someone is to be matched, and the next day on which something of theirs is due."""
    today = timezone.localdate()
    with seen_as(person):
        is_ready = Readiness.objects.filter(person=person, is_paused=False).exists()
        sides = Side.objects.filter(person=person).select_related("pair__space")
        days = [day for side in sides for day in _days(side) if day > today]
    if is_ready or days or Turn.objects.filter(person=person).exists():
        told = {"is_ready": is_ready, "next_on": min(days, default=None)}
        Turn.objects.update_or_create(person=person, defaults=told)


def _days(side: Side) -> Iterator[date]:
    if side.pair is None:
        yield side.made_on + KEPT
    elif side.pair.until and not side.pair.is_over:
        yield side.pair.until - NEARS
        yield side.pair.until
