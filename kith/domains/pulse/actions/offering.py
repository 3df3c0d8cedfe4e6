"""Offering a pulse to a space, and ending it."""

from django.db import transaction
from django.utils import timezone

from kith.domains.pulse.actions.asking import ask_about
from kith.domains.pulse.events import Ended, Offered
from kith.domains.pulse.models import Asking, Pulse
from kith.foundation.activity.facts import record
from kith.foundation.people.models import Person
from kith.foundation.spaces.models import Space
from kith.infrastructure.safes.models import Safe
from kith.infrastructure.safes.opening import KeyLost


@transaction.atomic
def offer(space: Space, *, by: Person) -> Pulse:
    """Ask the people of a space from now on, once a month. Nobody takes part by it; what was spent of the year stays spent."""
    pulse, is_new = Pulse.objects.get_or_create(space=space)
    if is_new:
        record(Offered(space=space), by=by)
        _ask_now(pulse)
    return pulse


def _ask_now(pulse: Pulse) -> None:
    """Where no safe can be made, the job of another day asks."""
    try:
        ask_about(pulse, today=timezone.localdate())
    except KeyLost:
        return


@transaction.atomic
def end(pulse: Pulse, *, by: Person) -> None:
    """Stop asking. All voices and the answers of this month are gone, uncounted; what was told can still be read."""
    Safe.objects.filter(pk__in=Asking.objects.filter(pulse=pulse).values("safe")).delete()
    if Pulse.objects.filter(pk=pulse.pk).delete()[0]:
        record(Ended(space=pulse.space), by=by)
