"""A rule in plain words: “every second Tuesday”, “the first Thursday of each month, until May 3, 2027”."""

from datetime import date

from babel.lists import format_list
from django.utils import formats
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from kith.lib.calendars.rules import Every, On, Rule
from kith.lib.locales import reading_locale

WORKDAYS = tuple(On(day) for day in range(5))
PLACES = {
    1: gettext_lazy("the first %(weekday)s"),
    2: gettext_lazy("the second %(weekday)s"),
    3: gettext_lazy("the third %(weekday)s"),
    4: gettext_lazy("the fourth %(weekday)s"),
    5: gettext_lazy("the fifth %(weekday)s"),
    -1: gettext_lazy("the last %(weekday)s"),
    -2: gettext_lazy("the last %(weekday)s but one"),
}


def words(rule: Rule, *, first: date) -> str:
    """What people would say of a series that begins on that day. What nobody would say is told as “several dates”."""
    said = _pattern(rule, first) or _("several dates")
    if rule.until:
        day = formats.date_format(rule.until, "DATE_FORMAT")
        return _("%(pattern)s, until %(day)s") % {"pattern": said, "day": day}
    if rule.count:
        times = ngettext("%(count)d time", "%(count)d times", rule.count) % {"count": rule.count}
        return _("%(pattern)s, %(times)s") % {"pattern": said, "times": times}
    return said


def _pattern(rule: Rule, first: date) -> str:
    if rule.positions and not _place_of_one_weekday(rule):
        return ""
    by_every = {Every.DAY: _days, Every.WEEK: _weeks, Every.MONTH: _months, Every.YEAR: _years}
    return by_every[rule.every](rule, first)


def _days(rule: Rule, _first: date) -> str:
    if rule.month_days or rule.months or rule.weekdays:
        return ""
    if rule.interval == 1:
        return _("every day")
    if rule.interval == 2:
        return _("every second day")
    return _("every %(count)d days") % {"count": rule.interval}


def _weeks(rule: Rule, first: date) -> str:
    if rule.months:
        return ""
    if rule.weekdays == WORKDAYS and rule.interval == 1:
        return _("from Monday to Friday")
    weekdays = _listed([_weekday(on.weekday) for on in rule.weekdays or (On(first.weekday()),)])
    if rule.interval == 1:
        return _("every %(weekday)s") % {"weekday": weekdays}
    if rule.interval == 2:
        return _("every second %(weekday)s") % {"weekday": weekdays}
    return _("every %(count)d weeks on %(weekday)s") % {"count": rule.interval, "weekday": weekdays}


def _months(rule: Rule, first: date) -> str:
    days = "" if rule.months else _days_of_month(rule, first)
    if not days:
        return ""
    if rule.interval == 1:
        return _("%(days)s of each month") % {"days": days}
    if rule.interval == 2:
        return _("%(days)s of every second month") % {"days": days}
    return _("%(days)s, every %(count)d months") % {"days": days, "count": rule.interval}


def _years(rule: Rule, first: date) -> str:
    month_of = rule.months or (first.month,)
    days = _days_of_month(rule, first)
    if not days or len(month_of) > 1 or (rule.weekdays and not rule.months):
        return ""
    month = reading_locale().months["format"]["wide"][month_of[0]]
    if rule.interval == 1:
        return _("%(days)s of %(month)s each year") % {"days": days, "month": month}
    return _("%(days)s of %(month)s, every %(count)d years") % {
        "days": days,
        "month": month,
        "count": rule.interval,
    }


def _days_of_month(rule: Rule, first: date) -> str:
    """“the first and the third Thursday”, “day 15”; empty if there are no words for them."""
    if rule.weekdays and rule.month_days:
        return ""
    if on := _place_of_one_weekday(rule):
        return _placed(on)
    if rule.weekdays:
        said = [_placed(on) for on in sorted(rule.weekdays, key=lambda on: (on.nth < 0, on.nth))]
        return _listed(said) if all(said) else ""
    if rule.month_days == (-1,):
        return _("the last day")
    days = rule.month_days or (first.day,)
    if min(days) < 0:
        return ""
    return ngettext("day %(days)s", "days %(days)s", len(days)) % {
        "days": _listed([str(day) for day in days])
    }


def _place_of_one_weekday(rule: Rule) -> On | None:
    """What some programs write as the first of all Thursdays is the first Thursday."""
    if len(rule.positions) == len(rule.weekdays) == 1 and not rule.weekdays[0].nth and not rule.month_days:
        return On(rule.weekdays[0].weekday, rule.positions[0])
    return None


def _placed(on: On) -> str:
    if on.nth not in PLACES:
        return ""
    return str(PLACES[on.nth]) % {"weekday": _weekday(on.weekday)}


def _weekday(number: int) -> str:
    return str(reading_locale().days["format"]["wide"][number])


def _listed(said: list[str]) -> str:
    return str(format_list(said, locale=reading_locale()))
