"""What can happen to the sources of an item."""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from kith.capabilities.items.events import ItemFact
from kith.foundation.activity.facts import Words


@dataclass(frozen=True, kw_only=True)
class Cited(ItemFact):
    """`number` is how many came."""

    number: int = 1
    code: ClassVar[str] = "item.cited"
    says: ClassVar[Words] = _("{actor} added sources to something in the library.")


@dataclass(frozen=True, kw_only=True)
class Uncited(ItemFact):
    code: ClassVar[str] = "item.uncited"
    says: ClassVar[Words] = _("{actor} took a source away from something in the library.")
