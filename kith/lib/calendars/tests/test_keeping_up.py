"""Someone's calendar gets our mails late, twice or in another order, and ends as it should (RFC 5546, 2.1.5)."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import permutations
from typing import Any

import pytest
import recurring_ical_events
from icalendar import Calendar

from kith.lib.calendars.rules import Every, Rule
from kith.lib.calendars.shapes import Entry, Guest, Moved, Organiser
from kith.lib.calendars.writing import cancellation, request

TEA = Entry(
    "gathering-7@kith.example",
    "Tea",
    datetime(2026, 3, 3, 18),
    timedelta(hours=1),
    "America/New_York",
    rule=Rule(Every.WEEK, count=3),
    organiser=Organiser("Kith", "calendar@kith.example"),
)
SECOND, THIRD = datetime(2026, 3, 10, 18), datetime(2026, 3, 17, 18)
ANA = [Guest("Ana", "ana@home.example")]
MOVED = replace(
    TEA,
    sequence=1,
    moved=(Moved(THIRD, replace(TEA, rule=None, start=datetime(2026, 3, 18, 19), sequence=1)),),
)
WITHOUT_SECOND = replace(MOVED, sequence=2, cancelled=(SECOND,))


def sent(hour: int) -> datetime:
    return datetime(2026, 2, 1, hour, tzinfo=UTC)


ASKED, CHANGED = request(TEA, ANA, at=sent(1)), request(MOVED, ANA, at=sent(2))
ONE_GONE = cancellation(WITHOUT_SECOND, ANA, at=sent(3), only=SECOND)
ALL_GONE = cancellation(replace(WITHOUT_SECOND, sequence=3), ANA, at=sent(4))


class Client:
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
        found = recurring_ical_events.of(calendar).between(date(2026, 1, 1), date(2027, 1, 1))
        held = [event for event in found if event["STATUS"] != "CANCELLED"]
        return sorted(f"{event['DTSTART'].dt.astimezone(UTC):%m-%d %H:%M}" for event in held)

    @staticmethod
    def _newness(event: Any) -> tuple[int, datetime]:
        return int(event["SEQUENCE"]), event["DTSTAMP"].dt


def after(*mails: bytes) -> list[str]:
    client = Client()
    for mail in mails:
        client.receive(mail)
    return client.dates()


def test_a_series_stands_in_the_calendar_at_its_hours_before_and_after_the_clock_is_turned() -> None:
    assert after(ASKED) == ["03-03 23:00", "03-10 22:00", "03-17 22:00"]


@pytest.mark.parametrize("mails", list(permutations([ASKED, CHANGED, CHANGED])))
def test_one_date_was_moved(mails: tuple[bytes, ...]) -> None:
    assert after(*mails) == ["03-03 23:00", "03-10 22:00", "03-18 23:00"]


@pytest.mark.parametrize("mails", list(permutations([ASKED, CHANGED, ONE_GONE])))
def test_one_date_was_cancelled(mails: tuple[bytes, ...]) -> None:
    assert after(*mails) == ["03-03 23:00", "03-18 23:00"]


@pytest.mark.parametrize("mails", list(permutations([ASKED, CHANGED, ONE_GONE, ALL_GONE])))
def test_all_was_cancelled(mails: tuple[bytes, ...]) -> None:
    assert after(*mails) == []
