"""What can happen in a conversation."""

from dataclasses import dataclass, field
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from kith.capabilities.conversations.audiences import ANSWERED, AUTHOR, MENTIONED
from kith.capabilities.conversations.models import Post, PostTrace
from kith.capabilities.items.audiences import EVERYONE_HERE, FOLLOWERS, NEARBY
from kith.capabilities.items.events import ItemFact
from kith.capabilities.items.models import Item
from kith.foundation.activity.audiences import Audience
from kith.foundation.activity.facts import Words, subject
from kith.foundation.activity.models import Event


@dataclass(frozen=True, kw_only=True)
class PostFact(ItemFact):
    post: Post = subject()

    def trace(self, event: Event) -> None:
        super().trace(event)
        PostTrace.objects.create(event=event, post=self.post)


@dataclass(frozen=True, kw_only=True)
class Published(PostFact):
    """A new item, with the first words of its conversation."""

    code: ClassVar[str] = "item.published"
    says: ClassVar[Words] = _("{actor} opened a conversation.")
    audiences: ClassVar[tuple[Audience, ...]] = (MENTIONED, NEARBY)
    is_logged: ClassVar[bool] = False


@dataclass(frozen=True, kw_only=True)
class Shared(Published):
    """A new item that says more than a conversation does; its opening post tells it."""

    code: ClassVar[str] = "item.shared"
    says: ClassVar[Words] = _("{actor} shared something they wrote.")


@dataclass(frozen=True, kw_only=True)
class Posted(PostFact):
    code: ClassVar[str] = "post.written"
    says: ClassVar[Words] = _("{actor} wrote in a conversation.")
    audiences: ClassVar[tuple[Audience, ...]] = (MENTIONED, ANSWERED, FOLLOWERS, EVERYONE_HERE)
    is_logged: ClassVar[bool] = False


@dataclass(frozen=True, kw_only=True)
class Edited(PostFact):
    """`named` are those, by the keys of their places, whom the words name since then."""

    code: ClassVar[str] = "post.edited"
    says: ClassVar[Words] = _("An author changed their words.")
    audiences: ClassVar[tuple[Audience, ...]] = (MENTIONED,)
    is_logged: ClassVar[bool] = False
    named: list[int] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True)
class TakenBack(PostFact):
    code: ClassVar[str] = "post.withdrawn"
    says: ClassVar[Words] = _("An author took a post back.")


@dataclass(frozen=True, kw_only=True)
class Disowned(PostFact):
    code: ClassVar[str] = "post.disowned"
    says: ClassVar[Words] = _("Someone took their name off a post.")
    is_logged: ClassVar[bool] = False


@dataclass(frozen=True, kw_only=True)
class RemovedByHost(PostFact):
    code: ClassVar[str] = "post.removed"
    says: ClassVar[Words] = _("A host removed a post.")


@dataclass(frozen=True, kw_only=True)
class Hidden(PostFact):
    code: ClassVar[str] = "post.hidden"
    says: ClassVar[Words] = _("A post was hidden by a decision.")


@dataclass(frozen=True, kw_only=True)
class ShownAgain(PostFact):
    code: ClassVar[str] = "post.restored"
    says: ClassVar[Words] = _("A post is shown again.")


@dataclass(frozen=True, kw_only=True)
class Thanked(PostFact):
    code: ClassVar[str] = "post.thanked"
    says: ClassVar[Words] = _("{actor} thanked you.")
    audiences: ClassVar[tuple[Audience, ...]] = (AUTHOR,)
    is_logged: ClassVar[bool] = False  # known to two people only
    is_fleeting: ClassVar[bool] = True


@dataclass(frozen=True, kw_only=True)
class Split(ItemFact):
    other: Item = subject()
    posts: int
    code: ClassVar[str] = "thread.split"
    says: ClassVar[Words] = _("A host split a conversation in two (posts: {posts}).")


@dataclass(frozen=True, kw_only=True)
class Merged(ItemFact):
    other: Item = subject()
    posts: int
    code: ClassVar[str] = "thread.merged"
    says: ClassVar[Words] = _("A host merged two conversations (posts: {posts}).")


WRITING = (Published.code, Shared.code, Posted.code)
