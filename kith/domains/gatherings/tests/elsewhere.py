"""Calendars as other programs write them, with dates that are still to come; and a machine on which one lies."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from email.message import Message
from http.server import BaseHTTPRequestHandler
from typing import Any

from kith.domains.gatherings.tests.conftest import next_tuesday
from kith.lib.calendars.tests.strangers import calendar, event
from tests.serving import Answer

ADDRESS = "https://calendars.example.org/library.ics"


def tea(
    *lines: str,
    uid: str = "tea@home.example",
    title: str = "Tea",
    day: date | None = None,
    at: str = "180000",
    sequence: int = 0,
) -> str:
    """An hour of tea in Madrid."""
    starts = f"{day or next_tuesday():%Y%m%d}T{at}"
    ends = f"{day or next_tuesday():%Y%m%d}T{int(at) + 10000:06d}"
    own = (f"DTSTART;TZID=Europe/Madrid:{starts}", f"DTEND;TZID=Europe/Madrid:{ends}", f"SEQUENCE:{sequence}")
    return event(*own, *lines, uid=f"UID:{uid}", title=f"SUMMARY:{title}")


def week(number: int, at: str = "180000") -> str:
    """The Tuesday of a later week, as a file writes it."""
    return f"{next_tuesday() + timedelta(weeks=number):%Y%m%d}T{at}"


def file_of(*parts: str) -> bytes:
    return calendar(*parts).encode()


@dataclass
class Elsewhere:
    """Answers with what lies there, by its mark if it has not changed; `instead`, while it is set."""

    body: bytes = b""
    etag: str = ""
    instead: Answer | None = None
    asked: list[Message] = field(default_factory=list)

    def answer(self, asked: BaseHTTPRequestHandler, _body: bytes) -> Answer:
        self.asked.append(asked.headers)
        if self.instead:
            return self.instead
        if self.etag and asked.headers.get("If-None-Match") == self.etag:
            return Answer(304)
        headers: dict[str, Any] = {
            "Content-Type": "text/calendar",
            "Last-Modified": "Mon, 02 Mar 2026 09:00:00 GMT",
        }
        return Answer(200, headers | ({"ETag": self.etag} if self.etag else {}), self.body)
