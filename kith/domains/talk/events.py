"""What can happen in talk."""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from kith.capabilities.conversations.audiences import AUTHOR
from kith.capabilities.conversations.events import PostFact
from kith.capabilities.items.audiences import FOLLOWERS
from kith.foundation.activity.audiences import Audience
from kith.foundation.activity.facts import Words


@dataclass(frozen=True, kw_only=True)
class Accepted(PostFact):
    code: ClassVar[str] = "answer.accepted"
    says: ClassVar[Words] = _("An answer was marked as one that helped.")
    audiences: ClassVar[tuple[Audience, ...]] = (AUTHOR, FOLLOWERS)
    is_fleeting: ClassVar[bool] = True


@dataclass(frozen=True, kw_only=True)
class NoLongerAccepted(PostFact):
    code: ClassVar[str] = "answer.unaccepted"
    says: ClassVar[Words] = _("An answer is no longer marked as one that helped.")
