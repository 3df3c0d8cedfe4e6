"""Inviting people to a gathering: it opens the door for them, and they answer by coming or not."""

from collections.abc import Iterable

from django.db import transaction

from kith.capabilities.items.models import Item
from kith.domains.gatherings import named_events as events
from kith.domains.gatherings.models import Invited
from kith.foundation.activity.facts import record
from kith.foundation.people.models import Person


@transaction.atomic
def invite(item: Item, *, people: Iterable[Person], by: Person) -> None:
    """Tell each of them once; a second time changes nothing."""
    for person in people:
        invited, is_new = Invited.objects.get_or_create(
            gathering=item.gathering, person=person, defaults={"by": by}
        )
        if is_new:
            record(events.Invitation(item=item, invited=invited.pk), by=by)


def let_pass(item: Item, *, by: Person) -> None:
    """Not come this time. Hosts see no invitation any more, and are told nothing."""
    Invited.objects.filter(gathering=item.pk, person=by).delete()


def take_back(invited: Invited) -> None:
    """The door is closed again for someone who has no seat yet; who has one keeps it."""
    invited.delete()
