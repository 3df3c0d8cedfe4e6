"""What search engines are told about a public gathering (schema.org)."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings

from kith.capabilities.items.models import Item
from kith.domains.gatherings.models import Gathering, Occasion, Speaker
from kith.domains.gatherings.named import called

MODES = {
    Gathering.Way.HERE: "https://schema.org/OfflineEventAttendanceMode",
    Gathering.Way.ONLINE: "https://schema.org/OnlineEventAttendanceMode",
    Gathering.Way.BOTH: "https://schema.org/MixedEventAttendanceMode",
}


def event_of(item: Item, *, speakers: Iterable[Speaker]) -> dict[str, Any]:
    """The gathering as an `Event`, at its next date; its speakers are named as on its page."""
    plan: Gathering = item.gathering
    stand = [each for each in plan.coming if not each.is_cancelled]
    dates = stand or plan.coming[:1]
    told: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "CourseInstance" if plan.sort == Gathering.Sort.COURSE else "Event",
        "name": (dates and dates[0].title) or item.title,
        "description": item.summary,
        "inLanguage": item.language,
        "url": settings.SITE_URL + item.get_absolute_url(),
        "eventAttendanceMode": MODES[Gathering.Way(plan.way)],
        "eventStatus": f"https://schema.org/{_status(plan, dates)}",
        "location": list(_places(item, plan, dates)),
        "organizer": {
            "@type": "Organization",
            "name": item.space.name,
            "url": settings.SITE_URL + item.space.get_absolute_url(),
        },
        "isAccessibleForFree": not plan.cost,
        "performer": [{"@type": "Person", "name": called(each)} for each in speakers],
    }
    if dates:
        told |= {"startDate": dates[0].begins_at.isoformat(), "endDate": dates[0].ends_at.isoformat()}
    return {name: value for name, value in told.items() if value not in ("", [])}


def _status(plan: Gathering, dates: list[Occasion]) -> str:
    if plan.is_cancelled or any(each.is_cancelled for each in dates[:1]):
        return "EventCancelled"
    return "EventRescheduled" if any(each.is_moved for each in dates[:1]) else "EventScheduled"


def _places(item: Item, plan: Gathering, dates: list[Occasion]) -> Any:
    if dates and dates[0].place:
        yield {"@type": "Place", "name": dates[0].place, "address": dates[0].address or dates[0].place}
    elif plan.is_here:
        place = {"@type": "Place", "name": plan.place, "address": plan.address or plan.place}
        point = plan.point
        yield place | ({"geo": {"@type": "GeoCoordinates", **point._asdict()}} if point else {})
    if plan.is_online:
        yield {"@type": "VirtualLocation", "url": settings.SITE_URL + item.get_absolute_url()}
