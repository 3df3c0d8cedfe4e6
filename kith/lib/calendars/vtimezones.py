"""What a calendar says about a zone, so that programs that do not know its name put its hours right (RFC 5545, 3.6.5).

A change that comes each year on the same weekday of a month is told by a rule, which holds for years that nobody has
looked at yet and which every program understands; any other change is told by its day.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard, vRecur

from kith.lib.calendars.rule_text import write_rule
from kith.lib.calendars.rules import Every, On, Rule
from kith.lib.zones import zone

LOOKED_AHEAD, ENOUGH = (
    30,
    12,
)  # years: in twelve a weekday has been on each day of the month on which it can be
A_SECOND, A_WHILE = timedelta(seconds=1), timedelta(days=20)


class Clock(NamedTuple):
    """How a zone counts its hours for a while."""

    offset: timedelta
    is_daylight: bool
    name: str


class Change(NamedTuple):
    """`wall` is what the clock shows when it is turned, before that."""

    wall: datetime
    before: timedelta
    after: Clock


@lru_cache(maxsize=2000)
def vtimezone(name: str, year: int) -> bytes:
    """The zone as iCalendar text, from the beginning of that year on."""
    there = zone(name)
    told = Timezone()
    told.add("TZID", name)
    first = _clock(datetime(year, 1, 1, tzinfo=there))
    told.add_component(_observance(Change(datetime(year, 1, 1), first.offset, first)))
    changes = sorted(_changes(there, year), key=_sort_of)
    found = [
        observance
        for _turn, alike in groupby(changes, key=lambda change: (change.before, change.after))
        for observance in _observances(alike, last_year=year + LOOKED_AHEAD)
    ]
    for observance in sorted(found, key=lambda one: one.DTSTART):
        told.add_component(observance)
    return bytes(told.to_ical())


def _clock(at: datetime) -> Clock:
    return Clock(at.utcoffset() or timedelta(), bool(at.dst()), at.tzname() or "")


def _changes(there: ZoneInfo, year: int) -> Iterator[Change]:
    """Every turn of the clock in the years that we look at."""
    at, end = (
        datetime(year, 1, 1, tzinfo=there).astimezone(UTC),
        datetime(year + LOOKED_AHEAD + 1, 1, 1, tzinfo=UTC),
    )
    while at < end:
        later = at + A_WHILE
        before, after = _clock(at.astimezone(there)), _clock(later.astimezone(there))
        if before != after:
            turned = _turned(there, at, later)
            clock = _clock(turned.astimezone(there))
            yield Change((turned + before.offset).replace(tzinfo=None), before.offset, clock)
            later = turned
        at = later


def _turned(there: ZoneInfo, at: datetime, later: datetime) -> datetime:
    """The first second at which the clock is no longer as it was at the beginning."""
    before = _clock(at.astimezone(there))
    while later - at > A_SECOND:
        middle = at + timedelta(seconds=(later - at) // A_SECOND // 2)
        if _clock(middle.astimezone(there)) == before:
            at = middle
        else:
            later = middle
    return later


def _sort_of(change: Change) -> tuple[object, ...]:
    wall = change.wall
    return change.before, change.after, wall.month, wall.weekday(), wall.time()


def _observances(alike: Iterable[Change], *, last_year: int) -> Iterator[TimezoneStandard | TimezoneDaylight]:
    """Those that come each year until the last are told by a rule, all others by their days."""
    single: list[Change] = []
    for _sort, same in groupby(alike, key=_sort_of):
        changes = list(same)
        regular = _regular(changes, last_year)
        single += changes[: len(changes) - len(regular)]
        if regular:
            yield _observance(regular[0], rule=_rule(regular))
    if single:
        first, *later = sorted(single)
        yield _observance(first, also=[change.wall for change in later])


def _regular(changes: list[Change], last_year: int) -> list[Change]:
    """The last of them, if one rule names each year's; a few that look regular prove nothing."""
    regular: list[Change] = []
    for change in reversed(changes):
        if change.wall.year != last_year - len(regular) or not _rule([change, *regular]):
            break
        regular.insert(0, change)
    return regular if len(regular) >= ENOUGH else []


def _rule(changes: list[Change]) -> Rule | None:
    """A rule that names just these days, if there is one."""
    walls = [change.wall for change in changes]
    months, weekday = (walls[0].month,), walls[0].weekday()
    for nth in (1, 2, 3, 4, -1):
        if all(_nth(wall, nth) for wall in walls):
            return Rule(Every.YEAR, weekdays=(On(weekday, nth),), months=months)
    earliest = min(wall.day for wall in walls)
    if max(wall.day for wall in walls) - earliest > 6:
        return None
    return Rule(
        Every.YEAR,
        weekdays=(On(weekday),),
        months=months,
        month_days=tuple(range(earliest, min(earliest + 7, 32))),
    )


def _nth(wall: datetime, nth: int) -> bool:
    """Whether a day is that one of its weekday in its month: the first, the last."""
    if nth > 0:
        return (wall.day - 1) // 7 + 1 == nth
    return (wall + timedelta(days=7)).month != wall.month


def _observance(
    change: Change, *, also: Sequence[datetime] = (), rule: Rule | None = None
) -> TimezoneStandard | TimezoneDaylight:
    told = TimezoneDaylight() if change.after.is_daylight else TimezoneStandard()
    told.add("DTSTART", change.wall)
    told.TZOFFSETFROM, told.TZOFFSETTO = change.before, change.after.offset
    told.add("TZNAME", change.after.name)
    if also:
        told.add("RDATE", list(also))
    if rule:
        told.add("RRULE", vRecur.from_ical(write_rule(rule)))
    return told
