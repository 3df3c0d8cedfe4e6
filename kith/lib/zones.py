"""Time zones to choose from."""

from collections.abc import Iterator
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
    return [("", _("not told")), *_named()]


def clock_choices() -> list[tuple[str, str]]:
    """For what needs a clock: the world's own time comes first."""
    return [("UTC", "UTC"), *_named()]


def _named() -> Iterator[tuple[str, str]]:
    return ((name, name.replace("_", " ")) for name in zone_names())


def is_zone(name: str) -> bool:
    return name in zone_names() or name == "UTC"


def zone(name: str) -> ZoneInfo:
    """The zone of this name; the world's own time if there is none."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo("UTC")
