"""Each event is passed on to the streams: first to those who look at its item, last to the inboxes it came into."""

from kith.capabilities.items.models import ItemTrace
from kith.foundation.activity.models import Event
from kith.foundation.spaces.models import SpaceTrace
from kith.infrastructure.realtime import Said, say

SEEN = {"post.written", "room.opened", "room.closed"}
CLOSING = {
    "space.left",
    "space.removed",
    "space.changed",
    "item.moved",
    "item.revised",
    "item.removed",
    "item.retired",
}


def pages(event: Event) -> None:
    """Say that an item has something new, or that who may see it has changed."""
    if event.type not in SEEN | CLOSING:
        return
    item = ItemTrace.objects.filter(event=event).values_list("item", flat=True).first() or 0
    space = SpaceTrace.objects.filter(event=event).values_list("space", flat=True).first() or 0
    say(Said(event.pk, space=space, item=item, closes=event.type in CLOSING))


def inboxes(event: Event) -> None:
    """Say that some people have news; which of them is asked by those who serve their streams."""
    if event.notices.exists():
        say(Said(event.pk, inboxes=True))
