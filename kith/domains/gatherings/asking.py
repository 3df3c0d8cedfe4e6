"""Which gatherings someone looks for, as they ask in an address."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from urllib.parse import urlencode

from django.db.models import Q
from django.utils import timezone

from kith.domains.gatherings.models import Gathering
from kith.domains.gatherings.months import FIRST, LAST
from kith.lib.calendars.wall_times import moment
from kith.lib.zones import zone


@dataclass(frozen=True)
class Asked:
    """What is empty is not asked."""

    sort: str = ""
    way: str = ""
    day: date | None = None

    def since(self) -> datetime:
        """From now on, or from the day on that was asked for, where the reader is."""
        if self.day is None:
            return timezone.now()
        return moment(datetime.combine(self.day, time()), zone(timezone.get_current_timezone_name()))

    def condition(self) -> Q:
        """The same, as a condition on items. Who asks for a room also finds what can be come to in both ways."""
        wanted = Q(gathering__sort=self.sort) if self.sort else Q()
        if self.way and self.way != Gathering.Way.BOTH:
            wanted &= Q(gathering__way__in=[self.way, Gathering.Way.BOTH])
        elif self.way:
            wanted &= Q(gathering__way=self.way)
        return wanted

    def address(self) -> str:
        """The same, as the beginning of what stands after the question mark."""
        said = (("sort", self.sort), ("way", self.way), ("from", self.day and self.day.isoformat()))
        asked = {name: value for name, value in said if value}
        return f"{urlencode(asked)}&" if asked else ""


def asked_in(address: Mapping[str, str]) -> Asked:
    """What an address asks for; what nobody offers is not asked."""
    sort, way = address.get("sort", ""), address.get("way", "")
    return Asked(
        sort if sort in Gathering.Sort else "",
        way if way in Gathering.Way else "",
        _day(address.get("from", "")),
    )


def _day(text: str) -> date | None:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if FIRST <= day.year <= LAST else None
