"""Which zone is meant in a file that calls it by the name of another program, or describes it and gives no name."""

from functools import lru_cache
from typing import NamedTuple

from babel.core import get_global

from kith.lib.calendars.components import Component
from kith.lib.calendars.year_of_zone import Year, described, year_of
from kith.lib.zones import is_zone, zone_names

USUAL = (
    "UTC", "America/New_York", "America/Chicago", "America/Denver", "America/Phoenix", "America/Los_Angeles", "America/Anchorage",
    "Pacific/Honolulu", "America/Halifax", "America/St_Johns", "America/Sao_Paulo", "Europe/London", "Europe/Berlin",
    "Europe/Athens", "Europe/Istanbul", "Africa/Johannesburg", "Africa/Nairobi", "Asia/Dubai", "Asia/Karachi", "Asia/Kolkata",
    "Asia/Kathmandu", "Asia/Dhaka", "Asia/Bangkok", "Asia/Shanghai", "Asia/Tokyo", "Australia/Perth", "Australia/Adelaide",
    "Australia/Darwin", "Australia/Brisbane", "Australia/Sydney", "Australia/Lord_Howe", "Pacific/Auckland",
)  # fmt: skip


class Named(NamedTuple):
    """A zone that we know; `is_sure` is false when only its hours are the same."""

    zone: str
    is_sure: bool = True


class Zones:
    """The zones that a file describes, to be found by the names that it gives them."""

    def __init__(self, home: str) -> None:
        self.home = home
        self._described: dict[str, Component] = {}
        self._found: dict[str, Named | None] = {}

    def learn(self, component: Component) -> None:
        self._described.setdefault(component.value("TZID").strip('"'), component)

    def named(self, name: str) -> Named | None:
        """The zone of that name; None when nothing tells which it is."""
        if name not in self._found:
            known = known_zone(name)
            self._found[name] = Named(known) if known else self._guessed(name)
        return self._found[name]

    def _guessed(self, name: str) -> Named | None:
        component = self._described.get(name)
        if component is None:
            return None
        if known := known_zone(component.value("X-LIC-LOCATION")):
            return Named(known)
        alike = _alike(described(component), self.home)
        return Named(alike, is_sure=False) if alike else None


def known_zone(name: str) -> str:
    """The zone by its own name, by that of Windows, or by one with something before it; else empty."""
    bare = name.strip().strip('"')
    for candidate in (bare, *_endings(bare)):
        if found := _by_name().get(candidate.casefold().replace(" ", "_")):
            return found
    return ""


def _endings(name: str) -> list[str]:
    """“/mozilla.org/20050126_1/Europe/Berlin” ends with a name; the longest is tried first."""
    parts = name.strip("/").split("/")[-4:]
    return ["/".join(parts[start:]) for start in range(len(parts) - 1)]


@lru_cache(maxsize=1)
def _by_name() -> dict[str, str]:
    aliases = {old: new for old, new in get_global("zone_aliases").items() if is_zone(new)}
    windows = get_global("windows_zone_mapping")
    own = {name: name for name in (*zone_names(), "UTC")}
    world = dict.fromkeys(("Etc/UTC", "GMT", "Etc/GMT", "Z", "Zulu", "Coordinated Universal Time"), "UTC")
    names = {**aliases, **windows, **world, **own}
    return {name.casefold().replace(" ", "_"): found for name, found in names.items() if is_zone(found)}


def _alike(year: Year | None, home: str) -> str:
    """A zone that has these hours in the year: the reader's own, a usual one, or any."""
    if year is None:
        return ""
    names = (home, *USUAL, *zone_names())
    return next((name for name in names if is_zone(name) and year.is_like(year_of(name))), "")
