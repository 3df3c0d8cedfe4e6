"""What can happen to any item."""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from kith.capabilities.items.models import Item, ItemTrace
from kith.foundation.activity.facts import Fact, Words, subject
from kith.foundation.activity.models import Event
from kith.foundation.spaces.models import SpaceTrace


@dataclass(frozen=True, kw_only=True)
class ItemFact(Fact):
    item: Item = subject()

    def trace(self, event: Event) -> None:
        ItemTrace.objects.create(event=event, item=self.item)
        SpaceTrace.objects.create(event=event, space_id=self.item.space_id)


@dataclass(frozen=True, kw_only=True)
class Revised(ItemFact):
    code: ClassVar[str] = "item.revised"
    says: ClassVar[Words] = _("The title or the audience of a conversation changed.")


@dataclass(frozen=True, kw_only=True)
class Pinned(ItemFact):
    code: ClassVar[str] = "item.pinned"
    says: ClassVar[Words] = _("A host pinned a conversation.")


@dataclass(frozen=True, kw_only=True)
class Unpinned(ItemFact):
    code: ClassVar[str] = "item.unpinned"
    says: ClassVar[Words] = _("A host unpinned a conversation.")


@dataclass(frozen=True, kw_only=True)
class Locked(ItemFact):
    code: ClassVar[str] = "item.locked"
    says: ClassVar[Words] = _("A host locked a conversation.")


@dataclass(frozen=True, kw_only=True)
class Unlocked(ItemFact):
    code: ClassVar[str] = "item.unlocked"
    says: ClassVar[Words] = _("A host unlocked a conversation.")


@dataclass(frozen=True, kw_only=True)
class Closed(ItemFact):
    code: ClassVar[str] = "item.closed"
    says: ClassVar[Words] = _("A conversation was closed.")


@dataclass(frozen=True, kw_only=True)
class Reopened(ItemFact):
    code: ClassVar[str] = "item.reopened"
    says: ClassVar[Words] = _("A conversation was opened again.")


@dataclass(frozen=True, kw_only=True)
class Withdrawn(ItemFact):
    code: ClassVar[str] = "item.removed"
    says: ClassVar[Words] = _("A conversation was removed.")


@dataclass(frozen=True, kw_only=True)
class Restored(ItemFact):
    code: ClassVar[str] = "item.restored"
    says: ClassVar[Words] = _("A conversation is shown again.")


@dataclass(frozen=True, kw_only=True)
class Moved(ItemFact):
    """Names neither space: those who read the log of one may not know of the other."""

    code: ClassVar[str] = "item.moved"
    says: ClassVar[Words] = _("A host moved a conversation here from another space.")
