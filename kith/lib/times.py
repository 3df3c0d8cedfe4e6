"""How long ago something was, as people say it."""

from datetime import date, datetime, timedelta
from functools import lru_cache

from babel.dates import format_date, format_time
from django.utils import formats, timezone
from django.utils.translation import get_language, gettext, ngettext

from kith.lib.locales import reading_locale

DAYS_COUNTED = 6


def relative(moment: datetime, *, now: datetime) -> str:
    """A short phrase: “5 minutes ago”, “yesterday”, and from a week on the date, in the reader's time zone."""
    here, today = timezone.localtime(moment), timezone.localtime(now)
    days = (today.date() - here.date()).days
    if not 0 <= days <= DAYS_COUNTED:
        return _date(here.date(), get_language())
    passed = max(now - moment, timedelta())
    if days == 0 or passed < timedelta(hours=6):
        return _today(passed)
    if days == 1:
        return gettext("yesterday")
    return ngettext("%(days)d day ago", "%(days)d days ago", days) % {"days": days}


@lru_cache(maxsize=5_000)
def _date(day: date, _language: str) -> str:
    """Kept, since one page says the same day many times."""
    return formats.date_format(day, "DATE_FORMAT")


def _today(passed: timedelta) -> str:
    minutes = passed // timedelta(minutes=1)
    if minutes < 1:
        return gettext("just now")
    if minutes < 60:
        return ngettext("%(minutes)d minute ago", "%(minutes)d minutes ago", minutes) % {"minutes": minutes}
    hours = minutes // 60
    return ngettext("%(hours)d hour ago", "%(hours)d hours ago", hours) % {"hours": hours}


def day_in_words(moment: datetime | date) -> str:
    """“Tuesday, December 1, 2026”, as the reader's language writes it."""
    return format_date(moment, format="full", locale=reading_locale())


def days_in_words(begins: datetime, ends: datetime) -> str:
    """On which day, and until which where it lasts longer than a day: an evening that ends after midnight is of one day."""
    first = day_in_words(begins)
    if ends - begins <= timedelta(days=1):
        return first
    return gettext("%(first)s until %(last)s") % {"first": first, "last": day_in_words(ends)}


def time_in_words(moment: datetime) -> str:
    """What the clock shows, as the reader's language writes it."""
    return format_time(moment, format="short", locale=reading_locale())


def span_in_words(begins: datetime, ends: datetime) -> str:
    """From one moment to another by the clock; with the other day where it ends on another."""
    words = {"begins": time_in_words(begins), "ends": time_in_words(ends)}
    if begins.date() == ends.date():
        return gettext("%(begins)s to %(ends)s") % words
    return gettext("%(begins)s to %(day)s, %(ends)s") % (words | {"day": day_in_words(ends)})
