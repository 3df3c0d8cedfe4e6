"""Time zones to choose from."""

from functools import cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from django.utils.translation import gettext_lazy as _

HIDDEN = ("Etc/", "SystemV/", "US/", "posix/", "right/")


@cache
def zone_names() -> tuple[str, ...]:
    return tuple(
        sorted(name for name in available_timezones() if "/" in name and not name.startswith(HIDDEN))
    )


def zone_choices() -> list[tuple[str, object]]:
    return [("", _("not told")), *((name, name.replace("_", " ")) for name in zone_names())]


def is_zone(name: str) -> bool:
    return name in zone_names() or name == "UTC"


def zone(name: str) -> ZoneInfo:
    """The zone of this name; the world's own time if there is none."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo("UTC")
