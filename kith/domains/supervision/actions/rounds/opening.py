"""Opening a round, and who may in a space."""

import secrets
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from kith.domains.supervision.events import HouseRoundOpened, RoundOpened
from kith.domains.supervision.models import Round, RoundsAllowed
from kith.domains.supervision.rounds.jobs import look_when_due
from kith.foundation.activity.facts import record
from kith.foundation.people.models import Person
from kith.foundation.spaces.models import Space
from kith.infrastructure.safes.actions import new_safe

KEPT = timedelta(days=120)  # what people said is gone then, whatever became of the round
SEEDS = 2**31


@transaction.atomic
def open_round(
    *, by: Person, space: Space | None, until: datetime, send_key: str = "", **terms: Any
) -> Round:
    """Let people say until a moment that they look for a circle; then they are put together. One `send_key` opens one round."""
    Person.objects.select_for_update(no_key=True).get(pk=by.pk)
    before = Round.objects.filter(by=by, send_key=send_key).first() if send_key else None
    if before is not None:
        return before
    safe = new_safe(until=until + KEPT)
    seed = secrets.randbelow(SEEDS)
    made = Round.objects.create(
        by=by, space=space, until=until, safe=safe, seed=seed, send_key=send_key, **terms
    )
    if space is None:
        record(HouseRoundOpened(round=made.pk), by=by)
    else:
        record(RoundOpened(space=space, round=made.pk), by=by)
    look_when_due(made)
    return made


def allow_rounds(space: Space, *, by_members: bool) -> None:
    """Say whether any member of a space can open rounds there, or its hosts alone."""
    if by_members:
        RoundsAllowed.objects.get_or_create(space=space)
    else:
        RoundsAllowed.objects.filter(space=space).delete()
