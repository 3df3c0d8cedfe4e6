"""Letting someone only read in a space for a while."""

from datetime import datetime

from django.db import transaction

from kith.foundation.activity.facts import record
from kith.foundation.people.models import Person
from kith.foundation.spaces.events import Lifted, Limited
from kith.foundation.spaces.models import Membership
from kith.foundation.spaces.places import forget_places


@transaction.atomic
def limit(membership: Membership, *, until: datetime, reason: str, by: Person) -> None:
    """Let someone read and not write in a space until a moment; they see why beside what they cannot use."""
    _set(membership, until=until, reason=reason)
    record(Limited(space=membership.space, member=membership.pk), by=by)


@transaction.atomic
def lift(membership: Membership, *, by: Person) -> None:
    """Let them write again."""
    _set(membership, until=None, reason="")
    record(Lifted(space=membership.space, member=membership.pk), by=by)


def _set(membership: Membership, *, until: datetime | None, reason: str) -> None:
    membership.limited_until, membership.limit_reason = until, reason
    membership.save(update_fields=["limited_until", "limit_reason"])
    forget_places(membership.person)
