"""A month of gatherings, as one reader's calendar shows it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import ClassVar

from babel.dates import format_date, get_day_names
from django.utils import timezone

from kith.domains.gatherings.saying import Said
from kith.lib.languages import shown_in
from kith.lib.times import day_in_words

FIRST, LAST = 2000, 2199
WEEK = 7


@dataclass(frozen=True)
class Day:
    """A day of the page, and what begins on it or goes on."""

    day: date
    is_inside: bool
    dates: tuple[Said, ...]

    @property
    def number(self) -> int:
        return self.day.day

    @property
    def in_words(self) -> str:
        return day_in_words(self.day)

    @property
    def is_today(self) -> bool:
        return self.day == timezone.localdate()


@dataclass(frozen=True)
class Month:
    """Whole weeks, beginning as the reader's language begins them, so also the last days of the month before."""

    MOST: ClassVar[int] = 500
    first: date

    @classmethod
    def now(cls) -> "Month":
        return cls(timezone.localdate().replace(day=1))

    @property
    def title(self) -> str:
        words: str = format_date(self.first, format="LLLL yyyy", locale=shown_in())
        return words[:1].upper() + words[1:]

    @property
    def in_address(self) -> str:
        return f"{self.first:%Y-%m}"

    @property
    def later(self) -> "Month":
        return Month((self.first + timedelta(days=31)).replace(day=1))

    @property
    def earlier(self) -> "Month":
        return Month((self.first - timedelta(days=1)).replace(day=1))

    @property
    def weekdays(self) -> list[str]:
        names, begins = get_day_names("abbreviated", locale=shown_in()), shown_in().first_week_day
        return [names[(begins + passed) % WEEK] for passed in range(WEEK)]

    @property
    def days(self) -> list[date]:
        before = (self.first.weekday() - shown_in().first_week_day) % WEEK
        begins = self.first - timedelta(days=before)
        last = self.later.first - timedelta(days=1)
        shown = before + (last - self.first).days + 1
        return [begins + timedelta(days=passed) for passed in range(-(-shown // WEEK) * WEEK)]

    @property
    def begins(self) -> datetime:
        return _midnight(self.days[0])

    @property
    def ends(self) -> datetime:
        return _midnight(self.days[-1] + timedelta(days=1))

    def weeks(self, dates: Iterable[Said]) -> list[list[Day]]:
        """The days of the page, a list for each week; what goes on past midnight stands on each of its days."""
        found: dict[date, list[Said]] = {day: [] for day in self.days}
        for each in dates:
            for day in _days_of(each):
                if day in found:
                    found[day].append(each)
        days = [Day(day, day.month == self.first.month, tuple(on_it)) for day, on_it in found.items()]
        return [days[at : at + WEEK] for at in range(0, len(days), WEEK)]


def month_in(text: str) -> Month | None:
    """The month that an address names, such as “2027-03”."""
    year, _dash, month = text.partition("-")
    if not (year.isdecimal() and month.isdecimal() and len(text) == 7):
        return None
    return (
        Month(date(int(year), int(month), 1))
        if FIRST <= int(year) <= LAST and 1 <= int(month) <= 12
        else None
    )


def _days_of(said: Said) -> Iterable[date]:
    last = (said.here.ends - timedelta(microseconds=1)).date()
    day = said.here.begins.date()
    while day <= last:
        yield day
        day += timedelta(days=1)


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=timezone.get_current_timezone())
