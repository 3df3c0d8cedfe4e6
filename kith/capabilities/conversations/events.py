"""What can happen in a conversation."""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from kith.capabilities.conversations.models import Post, PostTrace
from kith.capabilities.items.events import ItemFact
from kith.capabilities.items.models import Item
from kith.foundation.activity.facts import Words, subject
from kith.foundation.activity.models import Event


@dataclass(frozen=True, kw_only=True)
class PostFact(ItemFact):
    post: Post = subject()

    def trace(self, event: Event) -> None:
        super().trace(event)
        PostTrace.objects.create(event=event, post=self.post)


@dataclass(frozen=True, kw_only=True)
class Posted(PostFact):
    code: ClassVar[str] = "post.written"
    says: ClassVar[Words] = _("Someone wrote in a conversation.")


@dataclass(frozen=True, kw_only=True)
class Edited(PostFact):
    code: ClassVar[str] = "post.edited"
    says: ClassVar[Words] = _("An author changed their words.")


@dataclass(frozen=True, kw_only=True)
class TakenBack(PostFact):
    code: ClassVar[str] = "post.withdrawn"
    says: ClassVar[Words] = _("An author took a post back.")


@dataclass(frozen=True, kw_only=True)
class RemovedByHost(PostFact):
    code: ClassVar[str] = "post.removed"
    says: ClassVar[Words] = _("A host removed a post.")


@dataclass(frozen=True, kw_only=True)
class ShownAgain(PostFact):
    code: ClassVar[str] = "post.restored"
    says: ClassVar[Words] = _("A post is shown again.")


@dataclass(frozen=True, kw_only=True)
class Thanked(PostFact):
    code: ClassVar[str] = "post.thanked"
    says: ClassVar[Words] = ""  # known to two people only: no log shows it


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
