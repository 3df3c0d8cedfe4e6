"""What can happen in moderation. Each is a matter between few people: no words, no names, only a page."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from kith.capabilities.moderation.audiences import (
    COLLEAGUES,
    CONCERNED,
    DESK,
    HANDED,
    REPORTER,
    STEWARDS,
)
from kith.foundation.activity.audiences import Audience
from kith.foundation.activity.facts import Fact, Words


@dataclass(frozen=True, kw_only=True)
class CaseFact(Fact):
    case: int

    @classmethod
    def page(cls, facts: Mapping[str, Any]) -> str:
        return reverse("moderation:case", args=[facts["case"]])


@dataclass(frozen=True, kw_only=True)
class Reported(CaseFact):
    """Recorded without an actor, so that nothing leads to who told it."""

    code: ClassVar[str] = "case.reported"
    says: ClassVar[Words] = _("Someone told you that something is not right.")
    audiences: ClassVar[tuple[Audience, ...]] = (DESK,)


@dataclass(frozen=True, kw_only=True)
class TakenUp(CaseFact):
    code: ClassVar[str] = "case.taken_up"
    says: ClassVar[Words] = _("A steward looks into a matter about someone’s account.")
    audiences: ClassVar[tuple[Audience, ...]] = (DESK,)


@dataclass(frozen=True, kw_only=True)
class Passed(CaseFact):
    code: ClassVar[str] = "case.passed"
    says: ClassVar[Words] = _("A report was passed to the stewards.")
    audiences: ClassVar[tuple[Audience, ...]] = (DESK,)


@dataclass(frozen=True, kw_only=True)
class Overdue(CaseFact):
    code: ClassVar[str] = "case.overdue"
    says: ClassVar[Words] = _("The promised time for a report has passed. Nobody has decided yet.")
    audiences: ClassVar[tuple[Audience, ...]] = (DESK,)


@dataclass(frozen=True, kw_only=True)
class HandedOver(CaseFact):
    to: int
    code: ClassVar[str] = "case.handed_over"
    says: ClassVar[Words] = _("A case was handed over to you.")
    audiences: ClassVar[tuple[Audience, ...]] = (HANDED,)


@dataclass(frozen=True, kw_only=True)
class WorkedOn(CaseFact):
    """Someone took, noted or decided: for them the case is no longer news."""

    code: ClassVar[str] = "case.worked_on"
    settles: ClassVar[bool] = True


@dataclass(frozen=True, kw_only=True)
class DecisionFact(Fact):
    decision: int

    @classmethod
    def page(cls, facts: Mapping[str, Any]) -> str:
        return reverse("moderation:decision-about-me", args=[facts["decision"]])


@dataclass(frozen=True, kw_only=True)
class Decided(DecisionFact):
    code: ClassVar[str] = "case.decided"
    says: ClassVar[Words] = _("Hosts or stewards decided something about you or your words.")
    audiences: ClassVar[tuple[Audience, ...]] = (CONCERNED,)


@dataclass(frozen=True, kw_only=True)
class Undone(DecisionFact):
    code: ClassVar[str] = "case.undone"
    says: ClassVar[Words] = _("A decision about you or your words was taken back.")
    audiences: ClassVar[tuple[Audience, ...]] = (CONCERNED,)


@dataclass(frozen=True, kw_only=True)
class Upheld(DecisionFact):
    code: ClassVar[str] = "appeal.upheld"
    says: ClassVar[Words] = _("Someone else has looked at a decision again, and it stands.")
    audiences: ClassVar[tuple[Audience, ...]] = (CONCERNED,)


@dataclass(frozen=True, kw_only=True)
class NewsBehind(Fact):
    """To someone behind a made name. It names neither decision nor case: that would say who is behind it."""

    to: int
    code: ClassVar[str] = "mask.decided"
    says: ClassVar[Words] = _("Hosts or stewards decided something about you or your words.")
    audiences: ClassVar[tuple[Audience, ...]] = (CONCERNED,)

    @classmethod
    def page(cls, facts: Mapping[str, Any]) -> str:
        return reverse("moderation:decisions-about-me")


@dataclass(frozen=True, kw_only=True)
class Opened(Fact):
    to: int
    code: ClassVar[str] = "mask.opened"
    says: ClassVar[Words] = _("Two stewards looked up who is behind a name that was made for you.")
    audiences: ClassVar[tuple[Audience, ...]] = (CONCERNED,)

    @classmethod
    def page(cls, facts: Mapping[str, Any]) -> str:
        return reverse("moderation:opened")


@dataclass(frozen=True, kw_only=True)
class UnsealingFact(Fact):
    unsealing: int

    @classmethod
    def page(cls, facts: Mapping[str, Any]) -> str:
        return reverse("moderation:unsealing", args=[facts["unsealing"]])


@dataclass(frozen=True, kw_only=True)
class UnsealingAsked(UnsealingFact):
    code: ClassVar[str] = "unsealing.asked"
    says: ClassVar[Words] = _("A steward asks you whether a made name has to be opened.")
    audiences: ClassVar[tuple[Audience, ...]] = (STEWARDS,)


@dataclass(frozen=True, kw_only=True)
class UnsealingAnswered(UnsealingFact):
    to: int
    code: ClassVar[str] = "unsealing.answered"
    says: ClassVar[Words] = _("Another steward answered whether a made name may be opened.")
    audiences: ClassVar[tuple[Audience, ...]] = (HANDED,)


@dataclass(frozen=True, kw_only=True)
class UnsealingWorkedOn(UnsealingFact):
    code: ClassVar[str] = "unsealing.worked_on"
    settles: ClassVar[bool] = True


@dataclass(frozen=True, kw_only=True)
class Answered(Fact):
    report: int
    code: ClassVar[str] = "report.answered"
    says: ClassVar[Words] = _("Someone looked at what you told. There is an answer.")
    audiences: ClassVar[tuple[Audience, ...]] = (REPORTER,)

    @classmethod
    def page(cls, facts: Mapping[str, Any]) -> str:
        return reverse("moderation:own-report", args=[facts["report"]])


@dataclass(frozen=True, kw_only=True)
class AppealFact(Fact):
    appeal: int

    @classmethod
    def page(cls, facts: Mapping[str, Any]) -> str:
        return reverse("moderation:appeal", args=[facts["appeal"]])


@dataclass(frozen=True, kw_only=True)
class Appealed(AppealFact):
    code: ClassVar[str] = "appeal.made"
    says: ClassVar[Words] = _("Someone asks for another look at a decision.")
    audiences: ClassVar[tuple[Audience, ...]] = (DESK,)


@dataclass(frozen=True, kw_only=True)
class AppealLate(AppealFact):
    code: ClassVar[str] = "appeal.overdue"
    says: ClassVar[Words] = _("Someone has waited long for another look at a decision.")
    audiences: ClassVar[tuple[Audience, ...]] = (DESK,)


@dataclass(frozen=True, kw_only=True)
class AppealWorkedOn(AppealFact):
    code: ClassVar[str] = "appeal.worked_on"
    settles: ClassVar[bool] = True


@dataclass(frozen=True, kw_only=True)
class DebriefFact(Fact):
    debrief: int

    @classmethod
    def page(cls, facts: Mapping[str, Any]) -> str:
        return reverse("moderation:debrief", args=[facts["debrief"]])


@dataclass(frozen=True, kw_only=True)
class DebriefOffered(DebriefFact):
    to: int
    code: ClassVar[str] = "debrief.offered"
    says: ClassVar[Words] = _("That was a hard case. Here is what can help you now, if you like.")
    audiences: ClassVar[tuple[Audience, ...]] = (HANDED,)


@dataclass(frozen=True, kw_only=True)
class DebriefAsked(DebriefFact):
    code: ClassVar[str] = "debrief.asked"
    says: ClassVar[Words] = _("After a hard case, someone would like to talk with a colleague.")
    audiences: ClassVar[tuple[Audience, ...]] = (COLLEAGUES,)


@dataclass(frozen=True, kw_only=True)
class DebriefPutAside(DebriefFact):
    code: ClassVar[str] = "debrief.put_aside"
    settles: ClassVar[bool] = True
