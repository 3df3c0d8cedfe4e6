"""The page of a month: its weeks as the reader counts them, and on each day what happens on it where the reader is."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from babel import Locale, UnknownLocaleError
from babel.core import get_global

from kith.lib.calendars.wall_times import moment
from kith.lib.locales import reading_locale

A_DAY, A_WEEK = timedelta(days=1), timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Span:
    """From when to when something lasts. What lasts `is_whole_days` is on these days wherever one is."""

    starts: datetime
    ends: datetime
    is_whole_days: bool = False

    def days(self, zone: ZoneInfo) -> tuple[date, date]:
        """The first and the last day of it there. What ends at midnight is not on the day that begins then."""
        there = UTC if self.is_whole_days else zone
        first = self.starts.astimezone(there)
        last = self.ends.astimezone(there)
        is_over = last.time() == time() and self.ends > self.starts
        return first.date(), last.date() - A_DAY if is_over else last.date()


@dataclass(frozen=True, slots=True)
class Day[Thing]:
    date: date
    is_of_month: bool
    things: tuple[Thing, ...]


@dataclass(frozen=True, slots=True)
class Month:
    """A month and the whole weeks that it is in; `week_start` is 0 for Monday."""

    year: int
    month: int
    week_start: int = 0

    @property
    def first(self) -> date:
        return date(self.year, self.month, 1)

    @property
    def first_shown(self) -> date:
        return self.first - ((self.first.weekday() - self.week_start) % 7) * A_DAY

    @property
    def last_shown(self) -> date:
        last = self.later(1).first - A_DAY
        return last + ((self.week_start - 1 - last.weekday()) % 7) * A_DAY

    def later(self, months: int) -> "Month":
        """The month so many months later, or earlier."""
        years, month = divmod(self.month - 1 + months, 12)
        return Month(self.year + years, month + 1, self.week_start)

    def midnights(self, zone: ZoneInfo) -> list[datetime]:
        """The moments at which the days that it shows begin, and that at which the last of them is over."""
        number = (self.last_shown - self.first_shown).days + 2
        days = (self.first_shown + count * A_DAY for count in range(number))
        return [moment(datetime.combine(day, time()), zone) for day in days]

    def weeks[Thing](
        self, things: Iterable[Thing], *, span: Callable[[Thing], Span], zone: ZoneInfo
    ) -> list[list[Day[Thing]]]:
        """Each thing on each of its days, in the order in which the things come."""
        laid: dict[date, list[Thing]] = {}
        for thing in things:
            for day in self._shown(*span(thing).days(zone)):
                laid.setdefault(day, []).append(thing)
        return [
            [Day(day, day.month == self.month, tuple(laid.get(day, ()))) for day in week]
            for week in self._weeks()
        ]

    def weekdays(self) -> list[int]:
        """In the order of the columns; 0 is Monday."""
        return [(self.week_start + column) % 7 for column in range(7)]

    def _weeks(self) -> Iterator[list[date]]:
        day = self.first_shown
        while day <= self.last_shown:
            yield [day + number * A_DAY for number in range(7)]
            day += A_WEEK

    def _shown(self, first: date, last: date) -> Iterator[date]:
        day, end = max(first, self.first_shown), min(last, self.last_shown)
        while day <= end:
            yield day
            day += A_DAY


def first_of_month(text: str) -> date | None:
    """The first day of a month as addresses name it, such as “2027-03”; nothing for what is no month."""
    try:
        return date.fromisoformat(f"{text}-01")
    except ValueError:
        return None


def week_start(zone_name: str) -> int:
    """The weekday with which weeks begin where the reader is, by their zone; else by their language. 0 is Monday."""
    territory = get_global("zone_territories").get(zone_name)
    try:
        here = Locale.parse(f"und_{territory}") if territory else reading_locale()
    except (UnknownLocaleError, ValueError):
        here = reading_locale()
    return int(here.first_week_day)
