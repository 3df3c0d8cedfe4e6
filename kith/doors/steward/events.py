"""What stewards do for the house."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from kith.doors.steward.audiences import APPOINTED
from kith.foundation.activity.audiences import Audience
from kith.foundation.activity.facts import Deed, Fact, Words


@dataclass(frozen=True, kw_only=True)
class JobsBegunAgain(Deed):
    task: str
    number: int
    code: ClassVar[str] = "job.begun_again"
    says: ClassVar[Words] = _("{actor} let background jobs be done once more ({number}, {task}).")


@dataclass(frozen=True, kw_only=True)
class JobThrownAway(Deed):
    task: str
    code: ClassVar[str] = "job.thrown_away"
    says: ClassVar[Words] = _("{actor} threw a background job away ({task}).")


@dataclass(frozen=True, kw_only=True)
class MadeSteward(Deed):
    person: int
    code: ClassVar[str] = "steward.made"
    says: ClassVar[Words] = _("{actor} made {name} a steward.")


@dataclass(frozen=True, kw_only=True)
class Appointed(Fact):
    """The same, for the one it is about."""

    person: int
    code: ClassVar[str] = "steward.appointed"
    says: ClassVar[Words] = _("You are asked to look after this site, with its other stewards.")
    audiences: ClassVar[tuple[Audience, ...]] = (APPOINTED,)

    @classmethod
    def page(cls, facts: Mapping[str, Any]) -> str:
        return reverse("steward:house")


@dataclass(frozen=True, kw_only=True)
class NoLongerSteward(Deed):
    person: int
    code: ClassVar[str] = "steward.ended"
    says: ClassVar[Words] = _("{actor} took back that {name} is a steward.")


@dataclass(frozen=True, kw_only=True)
class SignedOut(Deed):
    person: int
    code: ClassVar[str] = "steward.signed_out"
    says: ClassVar[Words] = _("{actor} signed {name} out everywhere.")


@dataclass(frozen=True, kw_only=True)
class WayInSent(Deed):
    person: int
    code: ClassVar[str] = "steward.way_in"
    says: ClassVar[Words] = _("{actor} sent {name} a mail about how to sign in.")


@dataclass(frozen=True, kw_only=True)
class HouseChanged(Deed):
    setting: str
    value: str
    code: ClassVar[str] = "house.changed"
    says: ClassVar[Words] = _("{actor} changed how the house is set up: {setting} is now “{value}”.")
