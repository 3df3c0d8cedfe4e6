"""Calendars as strangers write them, line by line."""

from datetime import datetime, timedelta

from kith.lib.calendars.faults import Reason
from kith.lib.calendars.reading import Calendar, read
from kith.lib.calendars.shapes import Entry

HOME = "Europe/Madrid"
EVENING = datetime(2026, 3, 3, 18)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
START, END = "DTSTART;TZID=Europe/Madrid:20260303T180000", "DTEND;TZID=Europe/Madrid:20260303T190000"


def event(*lines: str, uid: str = "UID:tea@home.example", title: str = "SUMMARY:Tea") -> str:
    return "\r\n".join(("BEGIN:VEVENT", *filter(None, (uid, title)), *lines, "END:VEVENT", ""))


def calendar(*parts: str) -> str:
    return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" + "".join(parts) + "END:VCALENDAR\r\n"


def came(text: str | bytes) -> Calendar:
    return read(text if isinstance(text, bytes) else text.encode(), home=HOME)


def one(*lines: str, uid: str = "UID:tea@home.example", title: str = "SUMMARY:Tea") -> Entry:
    (found,) = came(calendar(event(*lines, uid=uid, title=title))).entries
    return found


def reasons(found: Calendar) -> list[tuple[Reason, int | None]]:
    return [(fault.reason, fault.line) for fault in found.faults]
