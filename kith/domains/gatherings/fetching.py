"""Asking for a calendar elsewhere: on the open internet alone, for the whole of it only if it has changed."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings

from kith.domains.gatherings.models import OutsideCalendar
from kith.lib import outgoing
from kith.lib.calendars.content_lines import MOST_BYTES

SECONDS = 20
OK, NOT_CHANGED = 200, 304
Trouble = OutsideCalendar.Trouble


@dataclass(frozen=True)
class Fetched:
    """`body` is None when it has not changed, or when there is `trouble`. The rest is what lets us ask less the next time."""

    body: bytes | None = None
    trouble: str = ""
    etag: str = ""
    last_modified: str = ""


def fetch(calendar: OutsideCalendar) -> Fetched:
    """What stands there now. Never led elsewhere, and no longer than some seconds."""
    asked = {
        "Accept": "text/calendar", "User-Agent": f"Kith ({settings.SITE_URL})",
        "If-None-Match": calendar.etag, "If-Modified-Since": calendar.last_modified,
    }  # fmt: skip
    headers = {name: value for name, value in asked.items() if value}
    try:
        answer = outgoing.get(
            _address(calendar), headers=headers, most=MOST_BYTES, within=SECONDS, anywhere=bool(settings.CALENDARS_AT)
        )  # fmt: skip
    except outgoing.NotAllowed:
        return Fetched(trouble=Trouble.NOT_ALLOWED)
    except outgoing.Unreachable:
        return Fetched(trouble=Trouble.SILENT)
    if answer.status == NOT_CHANGED:
        return Fetched()
    if answer.status != OK:
        return Fetched(trouble=_trouble(answer.status))
    etag, changed = _kept(answer.headers, "ETag", 200), _kept(answer.headers, "Last-Modified", 80)
    return Fetched(answer.body, etag=etag, last_modified=changed)


def _address(calendar: OutsideCalendar) -> str:
    if not settings.CALENDARS_AT:
        return calendar.address
    return f"{settings.CALENDARS_AT}{urlsplit(calendar.address).path}"


def _trouble(status: int) -> str:
    if 300 <= status < 400:
        return Trouble.LED_ON
    if status in (401, 402, 403, 407):
        return Trouble.REFUSED
    return Trouble.GONE if status in (404, 410) else Trouble.SILENT


def _kept(headers: Mapping[str, str], name: str, most: int) -> str:
    """A header that we can send back as it is."""
    value = headers.get(name, "")
    return value if len(value) <= most and value.isascii() and value.isprintable() else ""
