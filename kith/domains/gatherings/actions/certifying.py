"""Certificates for those who were there."""

from datetime import date

from django.db import transaction

from kith.capabilities.items.models import Item
from kith.domains.gatherings.models import Occasion
from kith.domains.gatherings.queries import minutes_at
from kith.domains.learning.actions.certifying import certify
from kith.domains.learning.certificates import Programme
from kith.foundation.people.models import Person


@transaction.atomic
def certify_all(occasion: Occasion, *, item: Item, by: Person, holds_until: date | None = None) -> int:
    """Give everyone who was there a certificate of their own time, once; how many are new. Each is for its owner alone, who
    is told. It holds for ever, or until a day."""
    minutes = {key: number for key, number in minutes_at(occasion).items() if number}
    there = Person.objects.active().filter(pk__in=minutes)
    return sum(
        certify(person, _of(occasion, item, minutes[person.pk], holds_until), by=by) for person in there
    )


def _of(occasion: Occasion, item: Item, minutes: int, holds_until: date | None) -> Programme:
    return Programme(
        key=occasion.credit_key, title=item.title, began=occasion.day, minutes=minutes,
        parts=tuple((code, minutes) for code in item.gathering.categories), language=item.language,
        holds_until=holds_until,
    )  # fmt: skip
