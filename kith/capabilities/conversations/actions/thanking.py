"""Thanks: from one person to another, seen by nobody else."""

from django.db import transaction

from kith.capabilities.conversations.events import Thanked
from kith.capabilities.conversations.models import Post, Thanks
from kith.foundation.activity.facts import record
from kith.foundation.spaces.models import Membership


@transaction.atomic
def thank(post: Post, *, by: Membership) -> None:
    """Thank the author of a post. They see who did; nobody else, and nothing is counted."""
    _thanks, made = Thanks.objects.get_or_create(post=post, by=by)
    if made:
        record(Thanked(item=post.item, post=post), by=by.person)


def take_thanks_back(post: Post, *, by: Membership) -> None:
    """Undo a thank-you."""
    Thanks.objects.filter(post=post, by=by).delete()
