"""What others may know of mentoring: that something waits for someone. Not with whom, nor what anyone answered.

That an agreement changed is told by the space of the two, as any change of guidelines is.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from kith.domains.mentoring.audiences import PAIRED, PROPOSED
from kith.foundation.activity.audiences import Audience
from kith.foundation.activity.facts import Fact, Words


@dataclass(frozen=True, kw_only=True)
class _OfSide(Fact):
    """`key` is the address of one person's side, which nobody else has. Recorded by nobody, for each of the two by itself."""

    is_logged: ClassVar[bool] = False
    key: str


@dataclass(frozen=True, kw_only=True)
class _OfProposal(_OfSide):
    @classmethod
    def page(cls, facts: Mapping[str, Any]) -> str:
        return reverse("mentoring:proposal", args=[facts["key"]])


@dataclass(frozen=True, kw_only=True)
class _OfPair(_OfSide):
    @classmethod
    def page(cls, facts: Mapping[str, Any]) -> str:
        return reverse("mentoring:pair", args=[facts["key"]])


@dataclass(frozen=True, kw_only=True)
class Proposed(_OfProposal):
    code: ClassVar[str] = "mentoring.proposed"
    says: ClassVar[Words] = _("Someone may fit with what you offer or look for.")
    audiences: ClassVar[tuple[Audience, ...]] = (PROPOSED,)
    to: int


@dataclass(frozen=True, kw_only=True)
class ProposalSeen(_OfProposal):
    code: ClassVar[str] = "mentoring.proposal_seen"
    settles: ClassVar[bool] = True


@dataclass(frozen=True, kw_only=True)
class PairBegan(_OfPair):
    code: ClassVar[str] = "mentoring.began"
    says: ClassVar[Words] = _("You both said yes. Your mentoring begins.")
    audiences: ClassVar[tuple[Audience, ...]] = (PAIRED,)
    to: int


@dataclass(frozen=True, kw_only=True)
class EndComes(_OfPair):
    code: ClassVar[str] = "mentoring.end_comes"
    says: ClassVar[Words] = _("The day comes nearer on which your mentoring is planned to end.")
    audiences: ClassVar[tuple[Audience, ...]] = (PAIRED,)
    to: int


@dataclass(frozen=True, kw_only=True)
class PairEnded(_OfPair):
    code: ClassVar[str] = "mentoring.ended"
    says: ClassVar[Words] = _("Your mentoring has come to its end.")
    audiences: ClassVar[tuple[Audience, ...]] = (PAIRED,)
    to: int


@dataclass(frozen=True, kw_only=True)
class PairSeen(_OfPair):
    code: ClassVar[str] = "mentoring.pair_seen"
    settles: ClassVar[bool] = True
