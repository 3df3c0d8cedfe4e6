"""What stewards change about the house."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from kith.doors.steward.events import HouseChanged
from kith.foundation.activity.facts import record
from kith.foundation.house.choices import decide
from kith.foundation.people.models import Person


@transaction.atomic
def set_up(wanted: Mapping[str, Any], *, by: Person) -> list[str]:
    """Change how the house is; each change is written down with its new value, and holds within five seconds."""
    changed = decide(wanted)
    for name in changed:
        record(HouseChanged(setting=name, value=str(wanted[name])), by=by)
    return changed
