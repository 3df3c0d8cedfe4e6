"""Replies that stay where they were said: they report on their item, and are counted and shown beside it."""

from django.conf import settings
from django.db.models import QuerySet
from django.utils.module_loading import import_string

from kith.capabilities.conversations.models import Post
from kith.capabilities.items.models import Item


def staying_in(item: Item) -> QuerySet[Post, Post]:
    """Those of which a part of the house says so (`KITH_POSTS_THAT_STAY`)."""
    found = Post.objects.none()
    for path in settings.KITH_POSTS_THAT_STAY:
        found |= import_string(path)(item)
    return found
