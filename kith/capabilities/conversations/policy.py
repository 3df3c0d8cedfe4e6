"""Who may do what in a conversation. `thing` is an item or a post."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from kith.capabilities.conversations.models import Post
from kith.capabilities.items.models import Item
from kith.capabilities.items.policy import AUTHOR as WHO_OPENED_IT
from kith.foundation.people.models import Person
from kith.foundation.permissions.tables import Ground, allow
from kith.foundation.spaces.masks import is_own
from kith.foundation.spaces.policy import AGREED, BELONGS, EVERYONE_HERE, HOST, NOT_ARCHIVED, NOT_LIMITED
from kith.foundation.spaces.queries import is_hosted


def _item(thing: Any) -> Item:
    return thing.item if isinstance(thing, Post) else thing


def _wrote_it(person: Person | None, post: Any) -> bool:
    return is_own(post.author, person)


def _is_not_locked(person: Person | None, thing: Any) -> bool:
    item = _item(thing)
    return not item.is_locked or is_hosted(item.space, by=person)


AUTHOR = Ground(_("the author of the post"), _wrote_it)
WHO_TOOK_IT_BACK = Ground(
    _("the author, who took it back"),
    lambda person, post: post.state == "withdrawn" and _wrote_it(person, post),
)
HOST_OF_REMOVED = Ground(
    _("hosts, if a host removed it"),
    lambda person, post: post.state == "removed" and HOST.holds(person, post),
)
NOT_LOCKED = Ground(_("A host has not locked the conversation (hosts can still write)."), _is_not_locked)
NOT_CLOSED = Ground(_("The conversation is not closed."), lambda person, thing: not _item(thing).is_closed)
TALK_ALONE = Ground(
    _("It is a conversation and nothing more."), lambda person, item: item.kind_of.may_be_merged
)
NOT_MERGED_AWAY = Ground(
    _("It was not merged into another one."), lambda person, item: not item.thread.merged_away
)
SHOWN = Ground(_("The post is still shown."), lambda person, post: post.is_shown and not post.is_trace)
OWN_WORDS = Ground(
    _("It does not tell what is written elsewhere."),
    lambda person, post: not (post.is_opening and post.item.kind_of.writing),
)
NOT_OWN = Ground(_("It is not their own post."), lambda person, post: not _wrote_it(person, post))

allow(
    "post.reply",
    says=_("Reply in a conversation"),
    to=EVERYONE_HERE,
    when=(AGREED, NOT_LIMITED, NOT_LOCKED, NOT_CLOSED, NOT_ARCHIVED),
)
allow(
    "post.edit",
    says=_("Change one's own post"),
    to=(AUTHOR,),
    when=(SHOWN, BELONGS, AGREED, NOT_LIMITED, NOT_LOCKED, NOT_CLOSED, NOT_ARCHIVED),
)
allow("post.take_back", says=_("Take one's own post back"), to=(AUTHOR,), when=(SHOWN, OWN_WORDS))
allow("post.disown", says=_("Take one's name off one's own post"), to=(AUTHOR,), when=(SHOWN, OWN_WORDS))
allow("post.remove", says=_("Remove someone's post"), to=(HOST,), when=(SHOWN,))
allow("post.restore", says=_("Show a hidden post again"), to=(WHO_TOOK_IT_BACK, HOST_OF_REMOVED))
allow("post.thank", says=_("Thank the author of a post"), to=EVERYONE_HERE, when=(SHOWN, NOT_OWN))
allow(
    "thread.reopen",
    says=_("Open a closed conversation again"),
    to=(WHO_OPENED_IT, HOST),
    when=(BELONGS, NOT_ARCHIVED, NOT_MERGED_AWAY),
)
allow("thread.split", says=_("Split a conversation"), to=(HOST,), when=(NOT_ARCHIVED,))
allow("thread.merge", says=_("Merge two conversations"), to=(HOST,), when=(NOT_ARCHIVED, TALK_ALONE))
