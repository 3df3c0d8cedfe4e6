"""What can happen to those whom hosts name: to come, to host a gathering with them, or as someone who speaks there."""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from kith.capabilities.items.events import ItemFact
from kith.domains.gatherings.audiences import INVITED, NAMED_HOST, NAMED_SPEAKER
from kith.foundation.activity.audiences import Audience
from kith.foundation.activity.facts import Words


@dataclass(frozen=True, kw_only=True)
class Invitation(ItemFact):
    """It stands in no log: whom hosts would like to see is between them."""

    code: ClassVar[str] = "gathering.invitation"
    says: ClassVar[Words] = _("A host invites you to a gathering.")
    audiences: ClassVar[tuple[Audience, ...]] = (INVITED,)
    is_logged: ClassVar[bool] = False
    invited: int


@dataclass(frozen=True, kw_only=True)
class HostNamed(ItemFact):
    code: ClassVar[str] = "gathering.host_named"
    says: ClassVar[Words] = _("You host a gathering with others now. Its page shows what you can do there.")
    audiences: ClassVar[tuple[Audience, ...]] = (NAMED_HOST,)
    is_logged: ClassVar[bool] = False
    host: int


@dataclass(frozen=True, kw_only=True)
class SpeakerAsked(ItemFact):
    """It stands in no log: until they say yes, nobody else learns whom hosts mean."""

    code: ClassVar[str] = "gathering.speaker_asked"
    says: ClassVar[Words] = _("Hosts say that you speak at a gathering. May your name there lead to you?")
    audiences: ClassVar[tuple[Audience, ...]] = (NAMED_SPEAKER,)
    is_logged: ClassVar[bool] = False
    is_fleeting: ClassVar[bool] = True
    speaker: int
