"""What someone takes along: all that they kept, in the open."""

from dataclasses import asdict
from typing import Any

from django.utils.translation import gettext as _

from kith.domains.wellbeing.queries import kept_by
from kith.foundation.people.models import Person
from kith.infrastructure.database.private import seen_as
from kith.infrastructure.safes.opening import KeyLost


def own_part(person: Person) -> tuple[str, Any]:
    """The name of the part, and everything in the safe. Where that cannot be opened, the part says so."""
    with seen_as(person):
        try:
            kept = kept_by(person)
        except KeyLost:
            return "for-you", {"shut": _("What you keep for yourself cannot be opened at the moment.")}
    rows = [{"sort": each.what.sort, "at": each.at.isoformat(), **asdict(each.what)} for each in kept]
    return "for-you", rows
