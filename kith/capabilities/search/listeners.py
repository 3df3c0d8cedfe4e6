"""Search hears of what is written, and of the tags it goes by."""

from kith.capabilities.conversations.models import PostTrace
from kith.capabilities.items.models import ItemTrace
from kith.capabilities.search.index import index_items, index_openings, index_posts, index_tag
from kith.capabilities.tags.models import TagTrace
from kith.foundation.activity.models import Event

WHOLE_ITEM = (
    "item.published",
    "item.shared",
    "item.revised",
    "item.removed",
    "item.restored",
    "item.retired",
    "item.brought_back",
    "thread.split",
    "thread.merged",
)
ONE_POST = ("post.written", "post.edited", "post.withdrawn", "post.removed", "post.hidden", "post.restored")
TAGS_OF_ITEM = ("item.tagged",)
ITEMS_OF_TAG = ("tag.renamed", "tag.merged")


def keep_entries(event: Event) -> None:
    """Make the entries of what an event is about true."""
    if event.type in WHOLE_ITEM:
        index_items(list(ItemTrace.objects.filter(event=event).values_list("item", flat=True)))
    elif event.type in ONE_POST:
        index_posts(list(PostTrace.objects.filter(event=event).values_list("post", flat=True)))
    elif event.type in TAGS_OF_ITEM:
        index_openings(list(ItemTrace.objects.filter(event=event).values_list("item", flat=True)))
    elif event.type in ITEMS_OF_TAG:
        for trace in TagTrace.objects.filter(event=event):
            index_tag(trace.tag_id)
