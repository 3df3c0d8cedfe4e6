"""How people of the cast come together in a circle: one begins it, the others come in, and time goes by."""

from collections.abc import Iterable
from datetime import date, time, timedelta
from typing import Any

from django.utils import timezone

from kith.domains.supervision.actions.beginning import begin
from kith.domains.supervision.actions.laying_out import share_out
from kith.domains.supervision.models import Circle, Meeting
from kith.domains.supervision.rhythm import rule_for
from kith.foundation.spaces.actions.belonging import admit
from tests.cast import Cast

CLOCK = "Europe/Madrid"
NAME = "The blue bench"


def plan(*, first: date | None = None, rhythm: str = "week", **details: Any) -> dict[str, Any]:
    """Each week at six, beginning in three days."""
    day = first or timezone.localdate() + timedelta(days=3)
    told = {"zone": CLOCK, "rule": rule_for(rhythm, day=day), "first_day": day, "at": time(18), "minutes": 90}
    return told | {"way": "video", "country": "ES"} | details


def circle(cast: Cast, host: str, *others: str, most: int = 8, **details: Any) -> Circle:
    """Begun by one, with the others in it."""
    item = begin(
        by=cast[host], name=NAME, purpose="For peers in small towns.", language="en", most=most, plan=plan(**details)
    )  # fmt: skip
    come(cast, item.circle, others, host=host)
    return found(item.circle)


def come(cast: Cast, of: Circle, names: Iterable[str], *, host: str) -> None:
    for name in names:
        admit(cast[name], to=of.space, by=cast[host])
    share_out(of)


def found(of: Circle) -> Circle:
    """As a new request would read it."""
    return Circle.objects.select_related("item__space", "space").get(pk=of.pk)


def held(of: Circle, number: int, *, days_ago: int = 1) -> list[Meeting]:
    """So many meetings that are over, the latest last, with the turns of those who had them."""
    now = timezone.now()
    moments = [now - timedelta(days=days_ago + 7 * each) for each in reversed(range(number))]
    return [
        Meeting.objects.create(circle=of, planned_for=timezone.localdate(at), begins_at=at, minutes=90)
        for at in moments
    ]


def meetings(of: Circle) -> list[Meeting]:
    return list(of.meetings.ahead().select_related("circle__space", "circle__item").order_by("begins_at"))
