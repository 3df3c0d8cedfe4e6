"""What can happen to a seat."""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from kith.capabilities.items.events import ItemFact
from kith.domains.gatherings.audiences import HOSTING, OFFERED_ON, SEATED_PERSON
from kith.foundation.activity.audiences import Audience
from kith.foundation.activity.facts import Words


@dataclass(frozen=True, kw_only=True)
class _OfSeat(ItemFact):
    """About one person's seat: it stands in no log, since who comes is nobody else's matter."""

    is_logged: ClassVar[bool] = False
    seat: int


@dataclass(frozen=True, kw_only=True)
class SeatTaken(_OfSeat):
    code: ClassVar[str] = "seat.taken"
    says: ClassVar[Words] = _("Someone has a seat at a gathering.")
    is_fleeting: ClassVar[bool] = True


@dataclass(frozen=True, kw_only=True)
class SeatAsked(_OfSeat):
    code: ClassVar[str] = "seat.asked"
    says: ClassVar[Words] = _("Someone would like to come to a gathering of yours.")
    audiences: ClassVar[tuple[Audience, ...]] = (HOSTING,)
    is_fleeting: ClassVar[bool] = True


@dataclass(frozen=True, kw_only=True)
class SeatOffered(_OfSeat):
    code: ClassVar[str] = "seat.offered"
    says: ClassVar[Words] = _("A seat is free for you. Say if you take it.")
    audiences: ClassVar[tuple[Audience, ...]] = (SEATED_PERSON,)


@dataclass(frozen=True, kw_only=True)
class SeatGiven(_OfSeat):
    code: ClassVar[str] = "seat.given"
    says: ClassVar[Words] = _("A host said yes: you have a seat.")
    audiences: ClassVar[tuple[Audience, ...]] = (SEATED_PERSON,)


@dataclass(frozen=True, kw_only=True)
class SeatToWaitFor(_OfSeat):
    code: ClassVar[str] = "seat.to_wait_for"
    says: ClassVar[Words] = _("A host said yes. All seats are taken now, so you wait for one.")
    audiences: ClassVar[tuple[Audience, ...]] = (SEATED_PERSON,)


@dataclass(frozen=True, kw_only=True)
class SeatDeclined(_OfSeat):
    code: ClassVar[str] = "seat.declined"
    says: ClassVar[Words] = _("A host could not give you a seat.")
    audiences: ClassVar[tuple[Audience, ...]] = (SEATED_PERSON,)


@dataclass(frozen=True, kw_only=True)
class SeatPassed(_OfSeat):
    code: ClassVar[str] = "seat.passed"
    says: ClassVar[Words] = _(
        "The seat that was free for you went to the next. You can ask again at any time."
    )
    audiences: ClassVar[tuple[Audience, ...]] = (SEATED_PERSON,)


@dataclass(frozen=True, kw_only=True)
class ChoicesChanged(_OfSeat):
    code: ClassVar[str] = "seat.choices"
    says: ClassVar[Words] = _("Someone chose anew what others see of their seat, and what they are told.")


@dataclass(frozen=True, kw_only=True)
class SeatGivenBack(_OfSeat):
    code: ClassVar[str] = "seat.given_back"
    says: ClassVar[Words] = _("Someone gave a seat back.")
    is_fleeting: ClassVar[bool] = True


@dataclass(frozen=True, kw_only=True)
class SeatOfferedOn(_OfSeat):
    code: ClassVar[str] = "seat.offered_on"
    says: ClassVar[Words] = _("Someone would like to give you their seat.")
    audiences: ClassVar[tuple[Audience, ...]] = (OFFERED_ON,)


@dataclass(frozen=True, kw_only=True)
class SeatHandedOn(_OfSeat):
    code: ClassVar[str] = "seat.handed_on"
    says: ClassVar[Words] = _("Your seat has gone to the person whom you named.")
    audiences: ClassVar[tuple[Audience, ...]] = (SEATED_PERSON,)
