"""What others may know of private messages: that something waits for someone. Not from whom, not with whom."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from kith.capabilities.messages.audiences import WRITTEN_TO
from kith.foundation.activity.audiences import Audience
from kith.foundation.activity.facts import Fact, Words


@dataclass(frozen=True, kw_only=True)
class OfOneSeat(Fact):
    """`key` is the receiver's own address of a correspondence; no two people in it share one."""

    is_logged: ClassVar[bool] = False
    key: str

    @classmethod
    def page(cls, facts: Mapping[str, Any]) -> str:
        return reverse("messages:correspondence", args=[facts["key"]])


@dataclass(frozen=True, kw_only=True)
class MessageWaits(OfOneSeat):
    """Recorded for each receiver by itself, and by nobody, so that events do not tell who writes to whom."""

    code: ClassVar[str] = "messages.waits"
    says: ClassVar[Words] = _("A message waits for you.")
    audiences: ClassVar[tuple[Audience, ...]] = (WRITTEN_TO,)
    to: int


@dataclass(frozen=True, kw_only=True)
class MessagesSeen(OfOneSeat):
    code: ClassVar[str] = "messages.seen"
    settles: ClassVar[bool] = True
