"""Making safes, and throwing them away."""

from uuid import uuid4

from kith.infrastructure.safes.models import Safe
from kith.infrastructure.safes.opening import place_of, secret
from kith.lib.wrapping import new_key, wrap


def new_safe() -> Safe:
    """A safe with a key of its own. Raises `KeyLost` where the installation has no secret."""
    key = uuid4()
    return Safe.objects.create(pk=key, wrapped=wrap(new_key(), about=place_of(key), secret=secret()))


def destroy(safe: Safe) -> None:
    """Throw the key away: what was locked with it can never be read again. It need not be opened for that."""
    Safe.objects.filter(pk=safe.pk).delete()
