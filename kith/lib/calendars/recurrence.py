"""When a series is: its dates as a wall shows them and as moments, in a window of time.

Each day, week, month or year of a rule is looked at as a whole, beginning at the window and never beyond it. The usual
library (python-dateutil) looks for the next date until the year 9999, so that one odd rule holds a process for seconds;
the tests compare every date with it.
"""

from calendar import isleap, monthrange
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import count, islice
from typing import NamedTuple
from zoneinfo import ZoneInfo

from kith.lib.calendars.rules import MOST_DATES, Every, On, Rule
from kith.lib.calendars.wall_times import moment

LAST_DAY = date(2199, 12, 31)
SLACK = timedelta(
    days=2
)  # a day is elsewhere a day earlier or later, and a whole day can be left out (Samoa in 2011)


class Start(NamedTuple):
    """One date of a series: what the wall shows, by which the date is known for ever, and the moment that it is."""

    wall: datetime
    at: datetime


def starts(
    rule: Rule | None,
    first: datetime,
    zone: ZoneInfo,
    *,
    since: datetime,
    before: datetime,
    limit: int = MOST_DATES,
) -> list[Start]:
    """The dates from `since` on and before `before`, in their order, as many as `limit`. Without a rule there is one."""
    days = iter([first.date()])
    if rule:
        days = days_of(rule, first.date(), since=since.date() - SLACK, through=before.date() + SLACK)
    walls = (datetime.combine(day, first.time()) for day in days)
    return list(islice((one for one in _once_each(walls, zone) if since <= one.at < before), limit))


def begins_with(rule: Rule, first: date) -> bool:
    """Whether the rule itself names the first date. Where it does not, calendars disagree about that date."""
    return first in _days_of_period(_filled(rule, first), first, 0)


def days_of(rule: Rule, first: date, *, since: date, through: date) -> Iterator[date]:
    """The days of the series through that day. The first is always one; others before `since` may be left out."""
    end = min(through, rule.until or through, LAST_DAY)
    return islice(_days(rule, first, first if rule.count else since, end), rule.count)


def _days(rule: Rule, first: date, since: date, end: date) -> Iterator[date]:
    if first <= end:
        yield first
    whole = _filled(rule, first)
    for number in count(_passed_over(whole, first, min(since, end))):
        if _beginning(whole, first, number) > end:
            return
        yield from (day for day in _days_of_period(whole, first, number) if first < day <= end)


def _once_each(walls: Iterator[datetime], zone: ZoneInfo) -> Iterator[Start]:
    """A date that is moved to where another date is already gives way to it."""
    held: Start | None = None
    for wall in walls:
        start = Start(wall, moment(wall, zone))
        if held and held.at != start.at:
            yield held
        held = start
    if held:
        yield held


def _filled(rule: Rule, first: date) -> Rule:
    """What a rule leaves out follows from the first date."""
    if rule.weekdays or rule.month_days or rule.every == Every.DAY:
        return rule
    if rule.every == Every.WEEK:
        return replace(rule, weekdays=(On(first.weekday()),))
    if rule.every == Every.YEAR and not rule.months:
        return replace(rule, months=(first.month,), month_days=(first.day,))
    return replace(rule, month_days=(first.day,))


def _passed_over(rule: Rule, first: date, since: date) -> int:
    """How many periods are over before that day."""
    beginning = _beginning(rule, first, 0)
    passed = {
        Every.DAY: (since - beginning).days,
        Every.WEEK: (since - beginning).days // 7,
        Every.MONTH: (since.year - first.year) * 12 + since.month - first.month,
        Every.YEAR: since.year - first.year,
    }[rule.every]
    return max(passed // rule.interval, 0)


def _beginning(rule: Rule, first: date, number: int) -> date:
    """The first day of a period of the rule; number 0 is the one that the first date is in."""
    steps = number * rule.interval
    if rule.every == Every.DAY:
        return first + timedelta(days=steps)
    if rule.every == Every.WEEK:
        return first + timedelta(days=7 * steps - (first.weekday() - rule.week_start) % 7)
    if rule.every == Every.MONTH:
        years, month = divmod(first.month - 1 + steps, 12)
        return date(first.year + years, month + 1, 1)
    return date(first.year + steps, 1, 1)


def _days_of_period(rule: Rule, first: date, number: int) -> list[date]:
    beginning = _beginning(rule, first, number)
    length = {
        Every.DAY: 1,
        Every.WEEK: 7,
        Every.MONTH: monthrange(beginning.year, beginning.month)[1],
        Every.YEAR: 365 + isleap(beginning.year),
    }[rule.every]
    days = (beginning + timedelta(days=passed) for passed in range(length))
    return _picked([day for day in days if _fits(rule, day)], rule.positions)


def _picked(days: list[date], positions: tuple[int, ...]) -> list[date]:
    if not positions:
        return days
    places = {place - 1 if place > 0 else len(days) + place for place in positions}
    return [day for place, day in enumerate(days) if place in places]


def _fits(rule: Rule, day: date) -> bool:
    if rule.months and day.month not in rule.months:
        return False
    if rule.month_days:
        left = day.day - monthrange(day.year, day.month)[1] - 1
        if day.day not in rule.month_days and left not in rule.month_days:
            return False
    return not rule.weekdays or any(_is_on(rule, on, day) for on in rule.weekdays)


def _is_on(rule: Rule, on: On, day: date) -> bool:
    """Whether a day is that weekday, and the one that is meant of its month or year."""
    if day.weekday() != on.weekday or not on.nth:
        return day.weekday() == on.weekday
    of_year = rule.every == Every.YEAR and not rule.months
    passed = (day.timetuple().tm_yday if of_year else day.day) - 1
    length = 365 + isleap(day.year) if of_year else monthrange(day.year, day.month)[1]
    return on.nth == (passed // 7 + 1 if on.nth > 0 else -((length - passed - 1) // 7 + 1))
