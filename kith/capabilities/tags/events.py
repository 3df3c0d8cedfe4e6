"""What can happen to tags."""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from kith.capabilities.items.events import ItemFact
from kith.capabilities.tags.models import Tag, TagTrace
from kith.foundation.activity.facts import Deed, Words, subject
from kith.foundation.activity.models import Event


@dataclass(frozen=True, kw_only=True)
class Tagged(ItemFact):
    code: ClassVar[str] = "item.tagged"
    says: ClassVar[Words] = _("The tags of a conversation changed.")
    is_logged: ClassVar[bool] = False


@dataclass(frozen=True, kw_only=True)
class TagFact(Deed):
    """About the tag that is left."""

    tag: Tag = subject()

    def trace(self, event: Event) -> None:
        TagTrace.objects.create(event=event, tag=self.tag)


@dataclass(frozen=True, kw_only=True)
class Merged(TagFact):
    words: str
    into: str
    code: ClassVar[str] = "tag.merged"
    says: ClassVar[Words] = _("{actor} merged the tag “{words}” into “{into}”.")


@dataclass(frozen=True, kw_only=True)
class Renamed(TagFact):
    before: str
    after: str
    code: ClassVar[str] = "tag.renamed"
    says: ClassVar[Words] = _("{actor} renamed the tag “{before}” to “{after}”.")


@dataclass(frozen=True, kw_only=True)
class SynonymAdded(TagFact):
    words: str
    into: str
    code: ClassVar[str] = "tag.synonym"
    says: ClassVar[Words] = _("{actor} let “{words}” lead to the tag “{into}”.")
