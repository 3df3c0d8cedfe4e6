"""What can happen to a gathering."""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from kith.capabilities.items.audiences import FOLLOWERS
from kith.capabilities.items.events import ItemFact
from kith.domains.gatherings.audiences import CHANGED_FOR, HOSTING, SEATED_PERSON, WERE_THERE
from kith.foundation.activity.audiences import Audience
from kith.foundation.activity.facts import Words


@dataclass(frozen=True, kw_only=True)
class _Told(ItemFact):
    """Something that those who come have to know."""

    audiences: ClassVar[tuple[Audience, ...]] = (CHANGED_FOR, FOLLOWERS)


@dataclass(frozen=True, kw_only=True)
class TimeChanged(_Told):
    code: ClassVar[str] = "gathering.time"
    says: ClassVar[Words] = _("A gathering is at another time now.")


@dataclass(frozen=True, kw_only=True)
class PlaceChanged(_Told):
    code: ClassVar[str] = "gathering.place"
    says: ClassVar[Words] = _("How or where people meet for a gathering changed.")


@dataclass(frozen=True, kw_only=True)
class DateMoved(_Told):
    code: ClassVar[str] = "gathering.date_moved"
    says: ClassVar[Words] = _("One date of a gathering was moved.")
    occasion: int


@dataclass(frozen=True, kw_only=True)
class DateDropped(_Told):
    code: ClassVar[str] = "gathering.date_dropped"
    says: ClassVar[Words] = _("One date of a gathering was cancelled.")
    occasion: int


@dataclass(frozen=True, kw_only=True)
class DateAdded(_Told):
    code: ClassVar[str] = "gathering.date_added"
    says: ClassVar[Words] = _("A gathering has one more date.")
    occasion: int


@dataclass(frozen=True, kw_only=True)
class Cancelled(_Told):
    code: ClassVar[str] = "gathering.cancelled"
    says: ClassVar[Words] = _("A gathering was cancelled.")


@dataclass(frozen=True, kw_only=True)
class MaterialAdded(ItemFact):
    code: ClassVar[str] = "gathering.material"
    says: ClassVar[Words] = _("There is something new to read or to take along for a gathering.")
    audiences: ClassVar[tuple[Audience, ...]] = (CHANGED_FOR,)
    is_logged: ClassVar[bool] = False
    is_fleeting: ClassVar[bool] = True


@dataclass(frozen=True, kw_only=True)
class MaterialRemoved(ItemFact):
    code: ClassVar[str] = "gathering.material_removed"
    says: ClassVar[Words] = _("Something was taken away that was there to read or to take along.")
    is_logged: ClassVar[bool] = False


@dataclass(frozen=True, kw_only=True)
class QuestionsChanged(ItemFact):
    code: ClassVar[str] = "gathering.questions"
    says: ClassVar[Words] = _("The hosts of a gathering changed what they ask afterwards.")
    is_logged: ClassVar[bool] = False


@dataclass(frozen=True, kw_only=True)
class AskedAfterwards(ItemFact):
    """Told once for each date. That someone answered is no event: its time would lead to their words."""

    code: ClassVar[str] = "gathering.asked_after"
    says: ClassVar[Words] = _("A gathering is over. If you like, tell its hosts how it was for you.")
    audiences: ClassVar[tuple[Audience, ...]] = (WERE_THERE,)
    is_logged: ClassVar[bool] = False
    occasion: int


@dataclass(frozen=True, kw_only=True)
class PresenceSetRight(ItemFact):
    """Kept for those who look at what was changed; in no log of the space, since who was there is nobody else's matter."""

    code: ClassVar[str] = "presence.set_right"
    says: ClassVar[Words] = _("When someone was at a gathering was set right.")
    is_logged: ClassVar[bool] = False
    occasion: int
    person: int


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
class SeatGivenBack(_OfSeat):
    code: ClassVar[str] = "seat.given_back"
    says: ClassVar[Words] = _("Someone gave a seat back.")
    is_fleeting: ClassVar[bool] = True
