"""Being there: coming in, leaving, and setting right what was written down."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from kith.capabilities.items.models import Item
from kith.domains.gatherings import events
from kith.domains.gatherings.models import Gathering, Occasion, Stay
from kith.domains.gatherings.queries import minutes_at
from kith.domains.learning.actions.crediting import credit
from kith.foundation.activity.facts import record
from kith.foundation.people.models import Person


@transaction.atomic
def come_in(occasion: Occasion, *, person: Person, how: str, by: Person) -> Stay:
    """Write down that someone is there from now on, or since it began if they are early; a second time changes nothing."""
    came = max(timezone.now(), occasion.begins_at)
    found, _made = Stay.objects.get_or_create(
        occasion=occasion, person=person, left_at=None, set_aside_at=None,
        defaults={"came_at": came, "how": how, "by": by},
    )  # fmt: skip
    return found


@transaction.atomic
def leave(occasion: Occasion, *, by: Person) -> None:
    """Write down that they leave now; they can come in again."""
    there = Stay.objects.filter(occasion=occasion, person=by, left_at=None, set_aside_at=None)
    for stay in there:
        stay.left_at = max(stay.came_at, timezone.now())
        stay.save(update_fields=["left_at"])


@transaction.atomic
def set_right(
    occasion: Occasion, *, item: Item, person: Person, came: datetime, left: datetime, how: str, by: Person
) -> Stay:
    """Put one stay in the place of all that was written down of someone; what stood there is kept aside."""
    before = Stay.objects.filter(occasion=occasion, person=person, set_aside_at=None)
    before.update(set_aside_at=timezone.now(), set_aside_by=by)
    made = Stay.objects.create(occasion=occasion, person=person, came_at=came, left_at=left, how=how, by=by)
    record(events.PresenceSetRight(item=item, occasion=occasion.pk, person=person.pk), by=by)
    return made


def write_down_hours(occasion: Occasion, *, item: Item, by: Person) -> int:
    """Let the time that someone was there count for their credentials; told again it is set right, never doubled."""
    plan: Gathering = item.gathering
    minutes = minutes_at(occasion, of=by).get(by.pk, 0)
    if minutes:
        credit(
            by, programme=item.title, minutes=minutes, on=occasion.day, categories=plan.categories,
            provider=plan.provider or item.space.name, by=by, key=occasion.credit_key,
            presenter=", ".join(plan.speakers.values_list("name", flat=True))[:200],
        )  # fmt: skip
    return minutes
