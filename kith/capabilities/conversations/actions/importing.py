"""Words that come from an archive: signed and dated as they were, naming and notifying nobody."""

from datetime import datetime

from kith.capabilities.conversations.actions.writing import next_number
from kith.capabilities.conversations.models import Post, PostOrigin, Thread
from kith.capabilities.items.models import Item
from kith.foundation.spaces.models import Membership
from kith.lib import markdown


def bring_opening(item: Item, *, source: str, origin: PostOrigin) -> Post:
    """Start the thread of an imported item with the words it opened with."""
    Thread.objects.create(item=item)
    post = _bring(item, item.author, source, item.created_at, origin=origin)
    item.summary = markdown.excerpt(post.text, 240)
    item.save(update_fields=["summary"])
    return post


def bring_reply(
    item: Item, *, author: Membership, source: str, at: datetime, parent: Post | None, origin: PostOrigin
) -> Post:
    """Add an imported reply at the end of its thread."""
    post = _bring(item, author, source, at, origin=origin, parent=parent)
    if at > item.last_activity_at:
        item.last_activity_at = at
        item.save(update_fields=["last_activity_at"])
    return post


def _bring(
    item: Item,
    author: Membership,
    source: str,
    at: datetime,
    *,
    origin: PostOrigin,
    parent: Post | None = None,
) -> Post:
    number = next_number(item, author=author)
    rendered = markdown.render(source, anchor=f"{number}-")
    post = Post.objects.create(
        item=item, number=number, author=author, source=source, html=rendered.html, text=rendered.text,
        written_at=at, reply_to=parent,
    )  # fmt: skip
    origin.post = post
    origin.save(force_insert=True)
    return post
