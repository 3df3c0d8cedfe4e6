"""Noting that something came with a wrong signature, as what happened to the house."""

from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from kith.foundation.activity.facts import Deed, record
from kith.foundation.activity.models import Event

A_MOMENT = timedelta(minutes=1)


@dataclass(frozen=True, kw_only=True)
class Refusal(Deed):
    """Something forged, late or broken that was refused at a door. Who sent it, nobody knows."""


@transaction.atomic
def note_refusal(fact: Refusal) -> None:
    """Write one line a minute for each sort, so that a flood fills no table."""
    lately = Event.objects.filter(type=fact.code, at__gt=timezone.now() - A_MOMENT)
    if not lately.exists():
        record(fact, by=None)
