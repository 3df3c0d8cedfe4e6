"""What can happen to a circle. None of it says what was said there, who was there, who stepped out, or who asks for what."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from kith.capabilities.items.events import ItemFact
from kith.domains.supervision.audiences import CIRCLE, LISTENING, NUDGE, ROUND, WRITTEN
from kith.foundation.activity.audiences import Audience
from kith.foundation.activity.facts import Deed, Fact, Words
from kith.foundation.spaces.events import SpaceFact


@dataclass(frozen=True, kw_only=True)
class Replanned(ItemFact):
    code: ClassVar[str] = "circle.replanned"
    says: ClassVar[Words] = _("When or how your circle meets has changed.")
    audiences: ClassVar[tuple[Audience, ...]] = (CIRCLE,)


@dataclass(frozen=True, kw_only=True)
class DateChanged(ItemFact):
    code: ClassVar[str] = "circle.date_changed"
    says: ClassVar[Words] = _("A meeting of your circle was moved, or it was said whether it happens.")
    audiences: ClassVar[tuple[Audience, ...]] = (CIRCLE,)


@dataclass(frozen=True, kw_only=True)
class FormatsChanged(ItemFact):
    """Nobody is told: whoever meets by one reads it then."""

    code: ClassVar[str] = "circle.formats_changed"
    says: ClassVar[Words] = _("Something changed about the formats of this circle.")


@dataclass(frozen=True, kw_only=True)
class ReviewDue(ItemFact):
    code: ClassVar[str] = "circle.review_due"
    says: ClassVar[Words] = _("It is time for your circle to look at itself together.")
    audiences: ClassVar[tuple[Audience, ...]] = (CIRCLE,)


@dataclass(frozen=True, kw_only=True)
class WentOn(ItemFact):
    code: ClassVar[str] = "circle.went_on"
    says: ClassVar[Words] = _("Your circle looked at itself, and goes on.")
    audiences: ClassVar[tuple[Audience, ...]] = (CIRCLE,)


@dataclass(frozen=True, kw_only=True)
class CircleEnded(ItemFact):
    code: ClassVar[str] = "circle.ended"
    says: ClassVar[Words] = _("Your circle has come to its end.")
    audiences: ClassVar[tuple[Audience, ...]] = (CIRCLE,)


@dataclass(frozen=True, kw_only=True)
class OfListening(Fact):
    """For one person, recorded by nobody: it says neither who asks nor who answers."""

    is_logged: ClassVar[bool] = False
    audiences: ClassVar[tuple[Audience, ...]] = (LISTENING,)
    circle: int
    key: str
    to: int

    @classmethod
    def page(cls, facts: Mapping[str, Any]) -> str:
        return reverse("supervision:listening", args=[facts["circle"], facts["key"]])


@dataclass(frozen=True, kw_only=True)
class ListenerAsked(OfListening):
    code: ClassVar[str] = "circle.asked"
    says: ClassVar[Words] = _("Someone in a circle of yours asks if anybody could listen.")


@dataclass(frozen=True, kw_only=True)
class ListenerFound(OfListening):
    code: ClassVar[str] = "circle.found"
    says: ClassVar[Words] = _("Someone in your circle can listen to you.")


@dataclass(frozen=True, kw_only=True)
class ListenerWrote(OfListening):
    code: ClassVar[str] = "circle.heard"
    says: ClassVar[Words] = _("Someone in a circle wrote to you, about listening.")


@dataclass(frozen=True, kw_only=True)
class ListenerTaken(OfListening):
    code: ClassVar[str] = "circle.taken"
    says: ClassVar[Words] = _("Someone listens already. There is nothing that you have to do.")


@dataclass(frozen=True, kw_only=True)
class ListenerMissed(OfListening):
    code: ClassVar[str] = "circle.missed"
    says: ClassVar[Words] = _("Nobody could listen in time. There is a page for you.")


@dataclass(frozen=True, kw_only=True)
class OfWritten(Fact):
    """For one person, recorded by nobody: it says neither who brings something, nor what is asked."""

    is_logged: ClassVar[bool] = False
    circle: int
    key: str
    to: int

    @classmethod
    def page(cls, facts: Mapping[str, Any]) -> str:
        return reverse("supervision:written", args=[facts["circle"], facts["key"]])


@dataclass(frozen=True, kw_only=True)
class WrittenBegun(OfWritten):
    code: ClassVar[str] = "circle.written_begun"
    says: ClassVar[Words] = _("A session in writing begins in a circle of yours.")
    audiences: ClassVar[tuple[Audience, ...]] = (WRITTEN,)


@dataclass(frozen=True, kw_only=True)
class WrittenWaits(OfWritten):
    """Over soon: before it is mailed it is asked again whether it is still so."""

    code: ClassVar[str] = "circle.written_waits"
    says: ClassVar[Words] = _(
        "In a circle of yours something is open for your words today. You need not write."
    )
    audiences: ClassVar[tuple[Audience, ...]] = (NUDGE,)
    passes: ClassVar[bool] = True


@dataclass(frozen=True, kw_only=True)
class RoundOpened(SpaceFact):
    code: ClassVar[str] = "round.opened"
    says: ClassVar[Words] = _("{actor} opened a round for people who look for a circle.")
    round: int


@dataclass(frozen=True, kw_only=True)
class HouseRoundOpened(Deed):
    code: ClassVar[str] = "round.opened_here"
    says: ClassVar[Words] = _("{actor} opened a round for people who look for a circle.")
    round: int


@dataclass(frozen=True, kw_only=True)
class RoundNews(Fact):
    """For one person, recorded by nobody, in the same words whatever came out for them."""

    is_logged: ClassVar[bool] = False
    code: ClassVar[str] = "round.news"
    says: ClassVar[Words] = _("There is news for you about a circle.")
    audiences: ClassVar[tuple[Audience, ...]] = (ROUND,)
    round: int
    to: int

    @classmethod
    def page(cls, facts: Mapping[str, Any]) -> str:
        return reverse("supervision:round", args=[facts["round"]])


@dataclass(frozen=True, kw_only=True)
class Knocked(ItemFact):
    """It says not who; that stands on the page, for members alone."""

    is_logged: ClassVar[bool] = False
    code: ClassVar[str] = "circle.knocked"
    says: ClassVar[Words] = _("Someone would like to come into your circle.")
    audiences: ClassVar[tuple[Audience, ...]] = (CIRCLE,)
    circle: int

    @classmethod
    def way(cls, facts: Mapping[str, Any]) -> str:
        return reverse("supervision:joining", args=[facts["circle"]])
