"""What happens to conversations by itself."""

import random
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from kith.capabilities.conversations.masks import UNDER_MASK
from kith.capabilities.conversations.models import Post
from kith.capabilities.items.reading import follow_unseen
from kith.foundation.spaces.masks import behind
from kith.infrastructure.jobs import jobs

LATELY = timedelta(days=2)
CHANCE = 0.25  # each time, so that nobody begins to follow in the moment in which a made name begins to write


@jobs.periodic(cron="*/15 * * * *")
@jobs.task(name="conversations.follow_behind")
def follow_behind(timestamp: int) -> None:
    """Let those who wrote under made names follow their conversation, some of them each time."""
    follow_some(chance=CHANCE)


@transaction.atomic
def follow_some(*, chance: float) -> None:
    """Who has chosen how closely to follow keeps to it."""
    lately = Post.objects.filter(written_at__gt=timezone.now() - LATELY, **UNDER_MASK)
    newest = lately.order_by("author", "item", "-pk").distinct("author", "item")
    for post in newest.select_related("item", "author__seal"):
        person = behind(post.author) if random.SystemRandom().random() < chance else None
        if person is not None:
            follow_unseen(post.item, by=person)
