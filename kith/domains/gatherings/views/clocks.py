"""Saying what a clock does on the days that were chosen."""

from datetime import datetime

from django.contrib import messages
from django.utils import timezone

from kith.domains.gatherings.models import Gathering
from kith.domains.gatherings.turned_clocks import said_of
from kith.foundation.people.requests import SignedRequest
from kith.lib.zones import zone


def say_if_turned(request: SignedRequest, *walls: datetime, clock: str) -> None:
    """Once, of the first of these at which it is turned."""
    if words := said_of(walls, zone(clock)):
        messages.info(request, words)


def say_if_turned_ahead(request: SignedRequest, plan: Gathering) -> None:
    """The same of all dates ahead that a plan has laid out."""
    ahead = plan.occasions.filter(begins_at__gt=timezone.now(), is_moved=False)
    say_if_turned(request, *(each.wall for each in ahead), clock=plan.zone)
