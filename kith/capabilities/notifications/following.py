"""What people were told of words goes with these words where a host brings them."""

from kith.capabilities.conversations.events import Merged, Split
from kith.capabilities.items.models import ItemTrace
from kith.capabilities.notifications.models import Notice
from kith.foundation.activity.models import Event


def follow_words(event: Event) -> None:
    """From now on they are news there, for those who see it, until it is read there."""
    if event.type not in (Split.code, Merged.code):
        return
    for item in ItemTrace.objects.filter(event=event).values_list("item", flat=True):
        Notice.objects.filter(post__item=item).exclude(item=item).update(item=item)
