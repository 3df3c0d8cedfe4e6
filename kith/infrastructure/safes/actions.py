"""Making safes, and throwing them away."""

from datetime import datetime
from uuid import uuid4

from django.utils import timezone

from kith.infrastructure.safes.models import Safe
from kith.infrastructure.safes.opening import place_of, secret
from kith.lib.wrapping import new_key, wrap


def new_safe(*, until: datetime | None = None) -> Safe:
    """A safe with a key of its own. Raises `KeyLost` where the installation has no secret."""
    key = uuid4()
    wrapped = wrap(new_key(), about=place_of(key), secret=secret())
    return Safe.objects.create(pk=key, wrapped=wrapped, until=until)


def keep_until(safe: Safe, until: datetime) -> None:
    """It is thrown away by itself within the hour after this moment."""
    Safe.objects.filter(pk=safe.pk).update(until=until)


def destroy_due(now: datetime | None = None) -> int:
    """Throw those away whose time is over; how many they were."""
    return Safe.objects.filter(until__lte=now or timezone.now()).delete()[0]


def destroy(safe: Safe) -> None:
    """Throw the key away: what was locked with it can never be read again. It need not be opened for that."""
    Safe.objects.filter(pk=safe.pk).delete()
