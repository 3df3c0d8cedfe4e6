"""What can happen to a gathering."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, ClassVar

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kith.capabilities.items.audiences import FOLLOWERS
from kith.capabilities.items.events import ItemFact
from kith.domains.gatherings.audiences import (
    CHANGED_FOR,
    FOR_ONLINE,
    REMINDED,
    WERE_THERE,
    WRITTEN_DOWN,
)
from kith.domains.gatherings.models import Change
from kith.domains.gatherings.told import Why
from kith.foundation.activity.audiences import Audience
from kith.foundation.activity.facts import Words
from kith.foundation.spaces.events import SpaceFact
from kith.lib.times import day_in_words, span_in_words, time_in_words
from kith.lib.zones import zone


@dataclass(frozen=True, kw_only=True)
class Told(ItemFact):
    """Something that those who come have to know."""

    audiences: ClassVar[tuple[Audience, ...]] = (CHANGED_FOR, FOLLOWERS)


@dataclass(frozen=True, kw_only=True)
class _Timed(Told):
    """When it was before, and when it is now, in seconds: said by the clock of the place, which is the same for all."""

    before: int = 0
    before_ends: int = 0
    after: int = 0
    after_ends: int = 0
    clock: str = ""

    @classmethod
    def filled(cls, facts: Mapping[str, Any]) -> dict[str, str]:
        was, now = (_span(facts, name) for name in ("before", "after"))
        told = {"was": was, "now": now, "clock": str(facts.get("clock", "")).replace("_", " ")}
        words = {
            (True, True): _("It was: %(was)s. Now it is: %(now)s. By the clock of %(clock)s."),
            (True, False): _("It was: %(was)s. By the clock of %(clock)s."),
            (False, True): _("It is: %(now)s. By the clock of %(clock)s."),
        }.get((bool(was), bool(now)))
        return {"when": f" {words % told}" if words else ""}


def _span(facts: Mapping[str, Any], name: str) -> str:
    """From when to when, in words; empty where it is not told."""
    begins, ends = facts.get(name), facts.get(f"{name}_ends")
    if not begins or not ends:
        return ""
    there = zone(facts["clock"])
    span = [datetime.fromtimestamp(each, there) for each in (begins, ends)]
    return f"{day_in_words(span[0])}, {span_in_words(*span)}"


@dataclass(frozen=True, kw_only=True)
class TimeChanged(_Timed):
    code: ClassVar[str] = "gathering.time"
    says: ClassVar[Words] = _("A gathering is at another time now.{when}")


@dataclass(frozen=True, kw_only=True)
class DetailsChanged(Told):
    """What it costs, who takes a seat, and whatever else one plans by."""

    code: ClassVar[str] = "gathering.details"
    says: ClassVar[Words] = _("Something about a gathering changed. {changes}")
    what: list[str]

    @classmethod
    def filled(cls, facts: Mapping[str, Any]) -> dict[str, str]:
        return {"changes": " ".join(str(Change.What(each).label) for each in facts["what"])}


@dataclass(frozen=True, kw_only=True)
class PlaceChanged(Told):
    code: ClassVar[str] = "gathering.place"
    says: ClassVar[Words] = _("How or where people meet for a gathering changed.")


@dataclass(frozen=True, kw_only=True)
class WayEnded(Told):
    """For those alone who come, or wait, in a way in which people do not meet any more."""

    code: ClassVar[str] = "gathering.way_ended"
    says: ClassVar[Words] = _(
        "People do not meet any more in the way in which you come to a gathering. You can come the other way, or give your seat back."
    )
    audiences: ClassVar[tuple[Audience, ...]] = (CHANGED_FOR,)
    is_logged: ClassVar[bool] = False
    ended: str


@dataclass(frozen=True, kw_only=True)
class DateMoved(_Timed):
    code: ClassVar[str] = "gathering.date_moved"
    says: ClassVar[Words] = _("One date of a gathering was moved.{when}")
    occasion: int


@dataclass(frozen=True, kw_only=True)
class DateVaried(_Timed):
    code: ClassVar[str] = "gathering.date_varied"
    says: ClassVar[Words] = _("One date of a gathering has another title or place now.{when}")
    occasion: int


@dataclass(frozen=True, kw_only=True)
class DateDropped(_Timed):
    code: ClassVar[str] = "gathering.date_dropped"
    says: ClassVar[Words] = _("One date of a gathering was cancelled.{when}")
    occasion: int


@dataclass(frozen=True, kw_only=True)
class DateAdded(_Timed):
    code: ClassVar[str] = "gathering.date_added"
    says: ClassVar[Words] = _("A gathering has one more date.{when}")
    occasion: int


@dataclass(frozen=True, kw_only=True)
class Cancelled(Told):
    code: ClassVar[str] = "gathering.cancelled"
    says: ClassVar[Words] = _("A gathering was cancelled.")


@dataclass(frozen=True, kw_only=True)
class TakenUp(Told):
    code: ClassVar[str] = "gathering.taken_up"
    says: ClassVar[Words] = _(
        "A gathering that was cancelled happens after all. If you had a seat, you have it still."
    )


@dataclass(frozen=True, kw_only=True)
class QuestionsChanged(ItemFact):
    code: ClassVar[str] = "gathering.questions"
    says: ClassVar[Words] = _("{actor} changed what is asked of those who come to a gathering.")


@dataclass(frozen=True, kw_only=True)
class _Near(ItemFact):
    """Recorded by nobody, when a date comes near; `begins` is in seconds. That it `varies` is said; how, its page says."""

    is_logged: ClassVar[bool] = False
    passes: ClassVar[bool] = True
    audiences: ClassVar[tuple[Audience, ...]] = (REMINDED,)
    occasion: int
    begins: int
    varies: bool = False

    @classmethod
    def filled(cls, facts: Mapping[str, Any]) -> dict[str, str]:
        begins = timezone.localtime(datetime.fromtimestamp(facts["begins"], UTC))
        varies = f" {gettext('This date has a title or a place of its own.')}" if facts.get("varies") else ""
        return {"when": f"{day_in_words(begins)}, {time_in_words(begins)}", "varies": varies}


@dataclass(frozen=True, kw_only=True)
class DayNear(_Near):
    code: ClassVar[str] = "gathering.day_near"
    says: ClassVar[Words] = _("You come to this gathering. It begins on {when}.{varies}")


@dataclass(frozen=True, kw_only=True)
class HourNear(_Near):
    """For those who come online: its notice leads into the room, or to the address that the hosts gave."""

    code: ClassVar[str] = FOR_ONLINE
    says: ClassVar[Words] = _(
        "You come to this gathering online. It begins on {when}.{varies} Here is the way in."
    )

    @classmethod
    def way(cls, facts: Mapping[str, Any]) -> str:
        return reverse("gatherings:way-in", args=[facts["occasion"]])


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
class FeedbackChanged(ItemFact):
    code: ClassVar[str] = "gathering.feedback"
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
class AnswerSetAside(ItemFact):
    """In the log, so that no answer goes without a word. Nobody is told: who wrote it is not known."""

    code: ClassVar[str] = "gathering.answer_set_aside"
    says: ClassVar[Words] = _(
        "{actor} set aside an answer that was given without a name after a gathering. {because}"
    )
    occasion: int
    why: str

    @classmethod
    def filled(cls, facts: Mapping[str, Any]) -> dict[str, str]:
        return {"because": str(Why(facts["why"]).label)}


@dataclass(frozen=True, kw_only=True)
class PresenceSetRight(ItemFact):
    """Told to the person whom it is about, if a host did it; in no log of the space, since who was there is nobody else's matter."""

    code: ClassVar[str] = "presence.set_right"
    says: ClassVar[Words] = _(
        "A host wrote down when you were at a gathering, or that you were not. You can see it, and set it right."
    )
    audiences: ClassVar[tuple[Audience, ...]] = (WRITTEN_DOWN,)
    is_logged: ClassVar[bool] = False
    occasion: int
    person: int

    @classmethod
    def way(cls, facts: Mapping[str, Any]) -> str:
        return reverse("gatherings:written-down", args=[facts["occasion"]])


@dataclass(frozen=True, kw_only=True)
class BroughtIn(SpaceFact):
    code: ClassVar[str] = "gathering.brought_in"
    says: ClassVar[Words] = _("{actor} brought in gatherings from a calendar file ({number}).")
    number: int


@dataclass(frozen=True, kw_only=True)
class CalendarFollowed(SpaceFact):
    code: ClassVar[str] = "calendar.followed"
    says: ClassVar[Words] = _("{actor} lets this space follow a calendar from elsewhere.")


@dataclass(frozen=True, kw_only=True)
class CalendarLeft(SpaceFact):
    code: ClassVar[str] = "calendar.left"
    says: ClassVar[Words] = _("{actor} ended that this space follows a calendar from elsewhere.")
