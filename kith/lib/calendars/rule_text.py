"""Rules as RFC 5545 writes them (3.3.10).

A rule that we keep ends on a day (`UNTIL=20270503`), as people say it. In files that others read that day is a moment.
"""

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from kith.lib.calendars.rules import Every, On, Rule, RuleRefused
from kith.lib.calendars.wall_times import wall_time

WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
LONGEST = 1000

_UNREADABLE = _(
    "We cannot read how this repeats. A rule looks like this: FREQ=WEEKLY;BYDAY=TU (every Tuesday)."
)
_FINER = _("A series has one start a day at most. For two meetings on one day, please make two series.")
_PART = _(
    "The rule says “{part}”, which we cannot follow. Weekdays, days of the month and months can be used."
)

_FINER_EVERY = {"SECONDLY", "MINUTELY", "HOURLY"}
_FINER_PARTS = {"BYSECOND", "BYMINUTE", "BYHOUR"}
_KNOWN = {"FREQ", "INTERVAL", "COUNT", "UNTIL", "BYDAY", "BYMONTHDAY", "BYMONTH", "BYSETPOS", "WKST"}
_ON = re.compile(r"([+-]?[0-9]{1,2})?(MO|TU|WE|TH|FR|SA|SU)")
_NUMBER = re.compile(r"[+-]?[0-9]{1,6}")
_UNTIL = re.compile(r"([0-9]{8})(?:T([0-9]{6})(Z?))?")


def read_rule(text: str, *, first: datetime, zone: ZoneInfo) -> Rule:
    """The rule of a series whose first date is `first` on a wall in this zone. Raises `RuleRefused`."""
    parts = _parts(text)
    until = parts.get("UNTIL")
    return Rule(
        every=_every(parts.get("FREQ", "")),
        interval=_number(parts.get("INTERVAL", "1")),
        weekdays=tuple(map(_on, _listed(parts, "BYDAY"))),
        month_days=tuple(map(_number, _listed(parts, "BYMONTHDAY"))),
        months=tuple(map(_number, _listed(parts, "BYMONTH"))),
        positions=tuple(map(_number, _listed(parts, "BYSETPOS"))),
        until=_last_day(until, first, zone) if until else None,
        count=_number(parts["COUNT"]) if "COUNT" in parts else None,
        week_start=_on(parts.get("WKST", "MO")).weekday,
    )


def write_rule(rule: Rule, *, until: str = "") -> str:
    """The text of a rule; `until` says its end in another way than as a day."""
    end = until or (f"{rule.until:%Y%m%d}" if rule.until else "")
    parts = (
        ("FREQ", rule.every.value),
        ("UNTIL", end),
        ("COUNT", str(rule.count or "")),
        ("INTERVAL", str(rule.interval) if rule.interval > 1 else ""),
        ("BYDAY", ",".join(f"{on.nth or ''}{WEEKDAYS[on.weekday]}" for on in rule.weekdays)),
        ("BYMONTHDAY", _joined(rule.month_days)),
        ("BYMONTH", _joined(rule.months)),
        ("BYSETPOS", _joined(rule.positions)),
        ("WKST", WEEKDAYS[rule.week_start] if rule.week_start else ""),
    )
    return ";".join(f"{name}={value}" for name, value in parts if value)


def _parts(text: str) -> dict[str, str]:
    bare = re.sub(r"\s", "", text[:LONGEST]).upper().removeprefix("RRULE:")
    parts: dict[str, str] = {}
    for part in filter(None, bare.split(";")):
        name, _equals, value = part.partition("=")
        if name in _FINER_PARTS:
            raise RuleRefused(_FINER)
        if name in parts or not value or len(text) > LONGEST:
            raise RuleRefused(_UNREADABLE)
        if name not in _KNOWN and not name.startswith("X-"):
            raise RuleRefused(format_lazy(_PART, part=part[:40]))
        parts[name] = value
    return parts


def _every(text: str) -> Every:
    if text in _FINER_EVERY:
        raise RuleRefused(_FINER)
    try:
        return Every(text)
    except ValueError:
        raise RuleRefused(_UNREADABLE) from None


def _listed(parts: dict[str, str], name: str) -> list[str]:
    return parts[name].split(",") if name in parts else []


def _on(text: str) -> On:
    found = _ON.fullmatch(text)
    if found is None or (found[1] and int(found[1]) == 0):
        raise RuleRefused(_UNREADABLE)
    return On(WEEKDAYS.index(found[2]), int(found[1] or 0))


def _number(text: str) -> int:
    if not _NUMBER.fullmatch(text):
        raise RuleRefused(_UNREADABLE)
    return int(text)


def _last_day(text: str, first: datetime, zone: ZoneInfo) -> date:
    """The last day on which the series can still start before its end."""
    found = _UNTIL.fullmatch(text)
    try:
        if found is None:
            raise RuleRefused(_UNREADABLE)
        if not found[2]:
            return datetime.strptime(found[1], "%Y%m%d").date()
        end = datetime.strptime(found[1] + found[2], "%Y%m%d%H%M%S")
        end = wall_time(end.replace(tzinfo=UTC), zone) if found[3] else end
        return end.date() if end.time() >= first.time() else end.date() - timedelta(days=1)
    except (ValueError, OverflowError):
        raise RuleRefused(_UNREADABLE) from None


def _joined(numbers: Iterable[int]) -> str:
    return ",".join(map(str, numbers))
