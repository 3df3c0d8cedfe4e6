"""How a series comes again: the few ways that a form offers."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from kith.lib.calendars.rule_text import write_rule
from kith.lib.calendars.rules import Every, On, Rule

REPEATS = [
    ("", _("No, once")),
    ("day", _("Every day")),
    ("week", _("Every week on this weekday")),
    ("fortnight", _("Every second week on this weekday")),
    ("weekday", _("Every month on this weekday, such as the second Tuesday")),
    ("last", _("Every month on the last such weekday")),
    ("month", _("Every month on this day of the month")),
]


def rule_for(repeats: str, *, day: date, last: date | None) -> str:
    """The rule (RFC 5545) of a series that begins on this day; empty for what happens once."""
    weekday = day.weekday()
    rules = {
        "day": Rule(Every.DAY, until=last),
        "week": Rule(Every.WEEK, weekdays=(On(weekday),), until=last),
        "fortnight": Rule(Every.WEEK, interval=2, weekdays=(On(weekday),), until=last),
        "weekday": Rule(Every.MONTH, weekdays=(On(weekday, (day.day - 1) // 7 + 1),), until=last),
        "last": Rule(Every.MONTH, weekdays=(On(weekday, -1),), until=last),
        "month": Rule(Every.MONTH, month_days=(day.day,), until=last),
    }
    return write_rule(rules[repeats]) if repeats in rules else ""
