"""Hears what changes a record. Hearing twice does no harm: a record is told once more."""

from collections.abc import Callable

from django.db.models import Q, QuerySet

from kith.capabilities.items.models import Item, ItemTrace
from kith.doors.harvest.keeping import keep, renew, renew_what_grew_out_of
from kith.foundation.activity.models import Event

SEEN_OTHERWISE = (
    "item.shared", "item.revised", "item.retired", "item.brought_back", "item.removed", "item.restored",
    "item.moved", "post.hidden", "post.restored", "post.removed", "post.withdrawn",
)  # fmt: skip
SAID_OTHERWISE = ("version.published", "item.tagged", "item.handed_on", "item.cited", "item.uncited")


def keep_records(event: Event) -> None:
    """Make true what harvesters are told of the entries that an event is about."""
    if event.type in SEEN_OTHERWISE + SAID_OTHERWISE:
        items = Item.objects.filter(pk__in=_about(event).values("item"))
        keep(items)
        if event.type in SEEN_OTHERWISE:
            renew_what_grew_out_of(items)
    elif event.type == "space.changed":
        items = Item.objects.filter(space__traces__event=event)
        keep(items)
        renew_what_grew_out_of(items)
    elif named := NAMED.get(event.type):
        renew(named(event))


def _about(event: Event) -> QuerySet[ItemTrace]:
    """The item of an event, unless it is about a post that does not open its conversation."""
    opening = Q(event__post_trace=None) | Q(event__post_trace__post__number=1)
    return ItemTrace.objects.filter(opening, event=event)


def _by_naming(event: Event) -> QuerySet[Item, Item]:
    return Item.objects.filter(contributors=event.facts["contributor"])


def _by_name(event: Event) -> QuerySet[Item, Item]:
    return Item.objects.filter(contributors__member=event.facts["member"])


def _by_tag(event: Event) -> QuerySet[Item, Item]:
    return Item.objects.filter(tags__traces__event=event)


NAMED: dict[str, Callable[[Event], QuerySet[Item, Item]]] = {
    "naming.answered": _by_naming,
    "space.name": _by_name,
    "tag.merged": _by_tag,
    "tag.renamed": _by_tag,
}
