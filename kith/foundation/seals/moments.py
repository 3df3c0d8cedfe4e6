"""Someone and a moment in one envelope: what others could see of them happens when chance says so."""

import secrets
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from django.utils import timezone

from kith.foundation.people.models import Person
from kith.foundation.seals.sealing import lock, unlock
from kith.lib.sealing import Broken


class Moment(NamedTuple):
    person: int
    at: datetime


def put_off(person: Person, *, about: str, within: timedelta) -> bytes:
    """An envelope with a person and a moment from now on, no later than `within`."""
    at = timezone.now() + timedelta(seconds=secrets.randbelow(int(within.total_seconds())))
    return lock(f"{person.pk} {int(at.timestamp())}", about=about)


def moment_in(sealed: bytes | memoryview, *, about: str) -> Moment | None:
    """Whose it is, and when; None when the secret is another one."""
    try:
        key, at = unlock(bytes(sealed), about=about).split()
    except Broken:
        return None
    return Moment(int(key), datetime.fromtimestamp(int(at), UTC))
