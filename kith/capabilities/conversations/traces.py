"""What hosts did to a conversation, said in the conversation itself."""

import json

from django.utils.translation import gettext_lazy as _

from kith.capabilities.conversations.actions.writing import next_number
from kith.capabilities.conversations.models import Post
from kith.capabilities.items.models import Item
from kith.foundation.spaces.models import Membership

SENTENCES = {
    "split_away": _("A host moved some posts from here into a conversation of their own."),
    "split_here": _("A host moved these posts here from another conversation."),
    "merged_away": _("A host merged this conversation into another one."),
    "merged_here": _("A host merged another conversation into this one."),
    "moved": _("A host moved this conversation here from another space."),
    "locked": _("A host locked this conversation."),
    "unlocked": _("A host unlocked this conversation."),
    "closed": _("This conversation was closed."),
    "reopened": _("This conversation was opened again."),
}


def leave_trace(item: Item, what: str, *, by: Membership, other: Item | None = None) -> Post:
    """Write into the thread what a host did, with a link to the other conversation if there is one."""
    facts = {"what": what, "item": other.pk if other else None}
    return Post.objects.create(
        item=item,
        number=next_number(item),
        author=by,
        sort=Post.Sort.TRACE,
        source=json.dumps(facts),
        html="",
        text="",
    )


def sentence(post: Post) -> str:
    return str(SENTENCES[json.loads(post.source)["what"]])


def other_item(post: Post) -> int | None:
    """The key of the conversation on the other end; whether the reader may see it is decided when they follow."""
    return json.loads(post.source).get("item") or None
