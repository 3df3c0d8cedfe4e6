"""What happens to competencies. What someone says about their own work, and what they plan, is no event."""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from kith.capabilities.items.events import ItemFact
from kith.foundation.activity.facts import Deed, Words


@dataclass(frozen=True, kw_only=True)
class Named(ItemFact):
    code: ClassVar[str] = "competencies.named"
    says: ClassVar[Words] = _("{actor} said which competencies something is about.")


@dataclass(frozen=True, kw_only=True)
class FrameworkAdded(Deed):
    code: ClassVar[str] = "competencies.framework_added"
    says: ClassVar[Words] = _("{actor} added the framework {framework}, version {version}.")
    framework: str
    version: int
