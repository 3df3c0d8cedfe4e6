"""Search hears of what is written."""

from kith.capabilities.conversations.models import PostTrace
from kith.capabilities.items.models import ItemTrace
from kith.capabilities.search.index import index_items, index_posts
from kith.foundation.activity.models import Event

WHOLE_ITEM = (
    "item.published",
    "item.revised",
    "item.removed",
    "item.restored",
    "thread.split",
    "thread.merged",
)
ONE_POST = ("post.written", "post.edited", "post.withdrawn", "post.removed", "post.hidden", "post.restored")


def keep_entries(event: Event) -> None:
    """Make the entries of what an event is about true."""
    if event.type in WHOLE_ITEM:
        index_items(list(ItemTrace.objects.filter(event=event).values_list("item", flat=True)))
    elif event.type in ONE_POST:
        index_posts(list(PostTrace.objects.filter(event=event).values_list("post", flat=True)))
