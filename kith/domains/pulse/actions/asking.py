"""Asking about a month."""

from datetime import date

from django.db import transaction

from kith.domains.pulse.models import Asking, Pulse
from kith.domains.pulse.months import month_of, thrown_away_at
from kith.domains.pulse.queries import can_be_asked
from kith.infrastructure.safes.actions import new_safe


def ask_about(pulse: Pulse, *, today: date) -> None:
    """Ask about the month of today, unless it is asked about already or the budget of its year has run out. May raise `KeyLost`."""
    month = month_of(today)
    with transaction.atomic():
        held = Pulse.objects.select_for_update().filter(pk=pulse.pk).first()
        if held and can_be_asked(pulse, month=month):
            safe = new_safe(until=thrown_away_at(month))
            Asking.objects.create(pulse=pulse, month=month, safe=safe)
