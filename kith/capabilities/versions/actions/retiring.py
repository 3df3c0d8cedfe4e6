"""What is withdrawn leaves a page that says why, and can be brought back."""

from django.db import transaction
from django.db.models import F

from kith.capabilities.items.models import Item
from kith.capabilities.versions import events
from kith.capabilities.versions.models import Retirement
from kith.foundation.activity.facts import record
from kith.foundation.people.models import Person
from kith.foundation.spaces.models import Membership


@transaction.atomic
def retire(item: Item, *, reason: str, by: Membership, instead: Item | None = None) -> None:
    """Withdraw an item: its page stays, says why it is no longer there, and leads to what to read `instead`."""
    held = Item.objects.select_for_update(no_key=True).get(pk=item.pk)
    if held.state not in Item.READABLE:
        return
    Retirement.objects.create(item=item, reason=reason, instead=instead, by=by, was_closed=held.is_closed)
    Item.objects.filter(pk=item.pk).update(state=Item.State.RETIRED)
    record(events.Retired(item=item), by=by.person)


class SaidMeanwhile(Exception):
    """Someone else withdrew it, changed what its page says, or brought it back."""


def say_anew(item: Item, *, reason: str, by: Membership, seen: int, instead: Item | None = None) -> None:
    """Change what stands on the page of an item that was withdrawn; nobody is told once more. If someone else changed it since
    this edition was `seen`, nothing is written over.
    """
    there, said = Retirement.objects.filter(item=item), {"reason": reason, "instead": instead}
    changed = there.filter(edition=seen).update(**said, by=by, edition=F("edition") + 1)
    if not changed and not there.filter(**said).exists():
        raise SaidMeanwhile


@transaction.atomic
def bring_back(item: Item, *, by: Person) -> None:
    """Let a withdrawn item be there again, as it was."""
    gone = Retirement.objects.select_for_update().filter(item=item).first()
    if gone is None:
        return
    gone.delete()
    before = Item.State.CLOSED if gone.was_closed else Item.State.PUBLISHED
    Item.objects.filter(pk=item.pk, state=Item.State.RETIRED).update(state=before)
    record(events.BroughtBack(item=item), by=by)
