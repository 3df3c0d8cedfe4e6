"""How a series comes again: the few ways that a form offers."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from babel.dates import get_day_names
from django.utils.translation import gettext_lazy as _

from kith.lib.calendars.rule_text import write_rule
from kith.lib.calendars.rules import Every, On, Rule
from kith.lib.locales import reading_locale

REPEATS = [
    ("", _("No, once")),
    ("day", _("Every day")),
    ("week", _("Every week on this weekday")),
    ("fortnight", _("Every second week on this weekday")),
    ("weekday", _("Every month on this weekday, such as the second Tuesday")),
    ("last", _("Every month on the last such weekday")),
    ("month", _("Every month on this day of the month")),
]
BY_WEEKS = {"week", "fortnight"}


def weekday_choices() -> list[tuple[str, str]]:
    """Monday to Sunday, as the reader's language calls them."""
    names = get_day_names("wide", locale=reading_locale())
    return [(str(number), names[number]) for number in range(7)]


def rule_for(
    repeats: str, *, day: date, last: date | None, weekdays: Iterable[int] = (), times: int | None = None
) -> str:
    """The rule (RFC 5545) of a series that begins on this day; empty for what happens once.

    It ends on its `last` day or after so many `times`, or goes on. A series by weeks can have more `weekdays` than its first.
    """
    weekday = day.weekday()
    ends: dict[str, Any] = {"until": last, "count": times}
    each = tuple(On(one) for one in {weekday, *weekdays})
    rules: dict[str, dict[str, Any]] = {
        "day": {"every": Every.DAY},
        "week": {"every": Every.WEEK, "weekdays": each},
        "fortnight": {"every": Every.WEEK, "interval": 2, "weekdays": each},
        "weekday": {"every": Every.MONTH, "weekdays": (On(weekday, (day.day - 1) // 7 + 1),)},
        "last": {"every": Every.MONTH, "weekdays": (On(weekday, -1),)},
        "month": {"every": Every.MONTH, "month_days": (day.day,)},
    }
    return write_rule(Rule(**rules[repeats], **ends)) if repeats in rules else ""
