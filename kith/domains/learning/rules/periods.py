"""Calendars: the days on which one period ends and the next begins. Periods tile time, without a gap or an overlap.

A day on which a credential expires is the first one that is no longer in its period.
"""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import count
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Period:
    """From the day on which it `starts` up to, and without, the day on which it `ends`. Before the first one, its number is 0."""

    number: int
    starts: date
    ends: date

    @property
    def asks(self) -> bool:
        return self.number > 0


class Cycle(Protocol):
    """How often a board asks."""

    @property
    def months(self) -> int: ...

    def ends(self, issued: date, examined: date) -> Iterator[date]:
        """The days on which periods end, each after `issued`, the earliest first."""
        ...


@dataclass(frozen=True, slots=True)
class Rolling:
    """So many months from the day of issue. What was issued on 29 February ends on the 28th where there is no other."""

    months: int

    def ends(self, issued: date, examined: date) -> Iterator[date]:
        for number in count(1):
            yield months_after(issued, self.months * number)


@dataclass(frozen=True, slots=True)
class FixedDate:
    """The same day for all, every so many years; `year` is any one of those years. A calendar year ends on 1 January."""

    month: int
    day: int
    years: int
    year: int

    @property
    def months(self) -> int:
        return self.years * 12

    def ends(self, issued: date, examined: date) -> Iterator[date]:
        year = issued.year + (self.year - issued.year) % self.years
        if date(year, self.month, self.day) <= issued:
            year += self.years
        for each in count(year, self.years):
            yield date(each, self.month, self.day)


@dataclass(frozen=True, slots=True)
class ParityYear:
    """The same day for all, every second year; whoever passed in an odd year renews in odd years, others in even ones."""

    month: int
    day: int

    @property
    def months(self) -> int:
        return 24

    def ends(self, issued: date, examined: date) -> Iterator[date]:
        first = examined.year + 2
        while date(first, self.month, self.day) <= issued:
            first += 2
        for each in count(first, 2):
            yield date(each, self.month, self.day)


def periods(
    cycle: Cycle, *, issued: date, examined: date, january_after: bool, until: date
) -> Iterator[Period]:
    """The periods from the day of issue up to the one in which `until` is."""
    starts, number = issued, 1
    ends = cycle.ends(issued, examined)
    if january_after and (january := date(examined.year + 1, 1, 1)) > issued:
        yield (before := Period(0, issued, january))
        if before.ends > until:
            return
        starts, ends = january, cycle.ends(january, examined)
    for end in ends:
        yield Period(number, starts, end)
        if end > until:
            return
        starts, number = end, number + 1


def months_after(day: date, months: int) -> date:
    """The same day of a later month, or the last one of a month that has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
