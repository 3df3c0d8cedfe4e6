"""What can happen in the library, beside what can happen to every version."""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from kith.capabilities.conversations.events import PostFact
from kith.capabilities.items.events import ItemFact
from kith.foundation.activity.facts import Words


@dataclass(frozen=True, kw_only=True)
class Rearranged(ItemFact):
    """Nobody is told, and no log says it: some who see a collection do not see what was put into it."""

    code: ClassVar[str] = "collection.rearranged"
    says: ClassVar[Words] = _("{actor} changed what a collection gathers.")
    is_logged: ClassVar[bool] = False


@dataclass(frozen=True, kw_only=True)
class Retold(PostFact):
    """Nobody is told: the page says that the post was changed."""

    code: ClassVar[str] = "trial.retold"
    says: ClassVar[Words] = _("{actor} changed what they say about something they tried.")
    is_logged: ClassVar[bool] = False
