"""A month of gatherings, as one reader's calendar shows it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from babel.dates import format_date, get_day_names
from django.utils import timezone

from kith.domains.gatherings.saying import Said
from kith.lib.calendars.months import Day, Month, Span, first_of_month, week_start
from kith.lib.locales import reading_locale
from kith.lib.zones import zone

FIRST, LAST = 2000, 2199


@dataclass(frozen=True)
class Page:
    """A month with its words; weeks begin as they do where the reader is."""

    month: Month
    clock: ZoneInfo

    @property
    def title(self) -> str:
        words: str = format_date(self.month.first, format="LLLL yyyy", locale=reading_locale())
        return words[:1].upper() + words[1:]

    @property
    def in_address(self) -> str:
        return f"{self.month.first:%Y-%m}"

    @property
    def later(self) -> "Page":
        return Page(self.month.later(1), self.clock)

    @property
    def earlier(self) -> "Page":
        return Page(self.month.later(-1), self.clock)

    @property
    def weekdays(self) -> list[str]:
        names = get_day_names("abbreviated", locale=reading_locale())
        return [names[day] for day in self.month.weekdays()]

    @property
    def midnights(self) -> list[datetime]:
        """The moments at which its days begin, and that at which the last is over."""
        return self.month.midnights(self.clock)

    def weeks(self, dates: Iterable[Said]) -> list[list[Day[Said]]]:
        """What goes on past midnight stands on each of its days."""
        return self.month.weeks(dates, span=_span, zone=self.clock)


def this_month() -> Page:
    return _page(timezone.localdate())


def month_in(text: str) -> Page | None:
    """The month that an address names, such as “2027-03”."""
    first = first_of_month(text)
    return _page(first) if first and FIRST <= first.year <= LAST else None


def _page(day: date) -> Page:
    clock = zone(timezone.get_current_timezone_name())
    return Page(Month(day.year, day.month, week_start(str(clock))), clock)


def _span(said: Said) -> Span:
    return Span(said.occasion.begins_at, said.occasion.ends_at)
