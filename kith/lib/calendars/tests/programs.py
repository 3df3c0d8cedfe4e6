"""A calendar program as the standard describes it (RFC 5546, 2.1.5): what mails tell it, and what it shows then."""

from datetime import UTC, date, datetime
from typing import Any

import recurring_ical_events
from icalendar import Calendar


class Program:
    """A calendar that keeps of each entry, and of each date of it, what is newest."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, datetime | None], Any] = {}

    def receive(self, mail: bytes) -> None:
        events: list[Any] = list(Calendar.from_ical(mail).walk("VEVENT"))
        for event in events:
            date_of = event.get("RECURRENCE-ID")
            key = str(event["UID"]), date_of.dt.astimezone(UTC) if date_of else None
            if key not in self.kept or self._newness(self.kept[key]) <= self._newness(event):
                self.kept[key] = event

    def dates(self) -> list[str]:
        series = [event for (_uid, date_of), event in self.kept.items() if date_of is None]
        if any(event["STATUS"] == "CANCELLED" for event in series):
            return []
        calendar = Calendar()
        for event in self.kept.values():
            calendar.add_component(event)
        found = recurring_ical_events.of(calendar).between(date(2026, 1, 1), date(2040, 1, 1))
        held = [event for event in found if event["STATUS"] != "CANCELLED"]
        return sorted(f"{event['DTSTART'].dt.astimezone(UTC):%m-%d %H:%M}" for event in held)

    @staticmethod
    def _newness(event: Any) -> tuple[int, datetime]:
        return int(event["SEQUENCE"]), event["DTSTAMP"].dt
