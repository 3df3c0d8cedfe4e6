"""Certificates for those who were there."""

from django.db import transaction

from kith.capabilities.items.models import Item
from kith.domains.gatherings.models import Occasion
from kith.domains.gatherings.queries import stays_at, stays_of
from kith.domains.gatherings.staying import minutes_within
from kith.domains.learning.actions.certifying import certify
from kith.domains.learning.certificates import Programme
from kith.foundation.people.models import Person


@transaction.atomic
def certify_all(occasion: Occasion, *, item: Item, by: Person) -> int:
    """Give everyone who was there a certificate of their own time, once; how many are new. Each is for its owner alone."""
    there = Person.objects.active().filter(pk__in=stays_at(occasion).values("person"))
    return sum(
        certify(person, programme, by=by) for person in there if (programme := _of(occasion, item, person))
    )


def _of(occasion: Occasion, item: Item, person: Person) -> Programme | None:
    minutes = minutes_within(stays_of(occasion, person), begins=occasion.begins_at, ends=occasion.ends_at)
    if not minutes:
        return None
    return Programme(
        key=f"gathering-{occasion.pk}", title=item.title, began=occasion.day, minutes=minutes,
        parts=tuple((code, minutes) for code in item.gathering.categories), language=item.language,
    )  # fmt: skip
