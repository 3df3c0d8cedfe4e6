"""Maria was at a day on ethics that Tomasz held, and has a certificate."""

from dataclasses import replace
from datetime import date
from typing import Any

from kith.domains.learning.actions.providing import the_house
from kith.domains.learning.certificates import Programme
from kith.domains.learning.models import Certificate
from kith.foundation.people.models import Person
from kith.infrastructure.database.private import seen_as

ETHICS = Programme(
    key="gathering-5", title="Ethics among peers", began=date(2026, 11, 25), minutes=375,
    parts=(("ethics", 180), ("peer-support", 195)),
)  # fmt: skip


def other(**changes: Any) -> Programme:
    return replace(ETHICS, **changes)


def by_the_house(**changes: Any) -> Programme:
    """The same, where the house offered it itself."""
    return other(offered_by=the_house().pk, **changes)


def certificates(person: Person) -> list[Certificate]:
    """The oldest first."""
    with seen_as(person):
        return list(Certificate.objects.select_related("issued__issuer").order_by("pk"))
