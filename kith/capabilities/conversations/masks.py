"""Posts under a name made for their conversation."""

from datetime import datetime

from django.conf import settings

from kith.capabilities.conversations.models import Post
from kith.capabilities.items.masks import own_mask_in
from kith.capabilities.items.models import Item
from kith.foundation.people.models import Person
from kith.foundation.spaces.masks import is_own
from kith.foundation.spaces.models import Membership
from kith.lib.sealing import token

KEY_LENGTH = 40
UNDER_MASK = {"author__state": Membership.State.MASKED}


def kept_key(send_key: str, *, author: Membership) -> str:
    """A form that was sent once by one's own name and once by a made one leaves no key that is the same."""
    return _hidden(send_key) if author.is_mask and send_key else send_key


def _hidden(send_key: str) -> str:
    return token("sent", send_key, secret=settings.SEAL_KEY)[:KEY_LENGTH]


def sent_under_mask(person: Person, send_key: str) -> Post | None:
    """What this very form has said before under a made name of theirs."""
    if not send_key:
        return None
    found = Post.objects.filter(send_key=_hidden(send_key), **UNDER_MASK).select_related(
        "item__space", "author__seal"
    )
    return next((post for post in found if is_own(post.author, person)), None)


def wrote_under_mask(item: Item, person: Person) -> bool:
    """Whether someone has said something in a conversation under a made name, be it taken back by now."""
    mask = own_mask_in(item, person)
    return mask is not None and mask.posts.exists()


def written_since_by(person: Person, moment: datetime) -> list[datetime]:
    """When someone wrote under made names since a moment. The few that all wrote are tried, since no index leads there."""
    lately = Post.objects.filter(written_at__gt=moment, **UNDER_MASK).select_related("author__seal")
    shown = lately.only("written_at", "author__state", "author__person", "author__seal")
    return [post.written_at for post in shown if is_own(post.author, person)]
