"""How often a circle meets: the few rhythms that a form offers, and the dates that follow from one."""

from datetime import date, datetime

from django.db import models
from django.utils.translation import gettext_lazy as _

from kith.lib.calendars.recurrence import Start, starts
from kith.lib.calendars.rule_text import read_rule, write_rule
from kith.lib.calendars.rule_words import words
from kith.lib.calendars.rules import Every, On, Rule
from kith.lib.calendars.wall_times import moment
from kith.lib.zones import zone


class Rhythm(models.TextChoices):
    WEEK = "week", _("Every week")
    FORTNIGHT = "fortnight", _("Every two weeks")
    FOUR_WEEKS = "four_weeks", _("Every four weeks")
    MONTH = "month", _("Every month on such a weekday, as the second Tuesday")


WEEKS = {Rhythm.WEEK: 1, Rhythm.FORTNIGHT: 2, Rhythm.FOUR_WEEKS: 4}


def rule_for(rhythm: str, *, day: date) -> str:
    """The rule (RFC 5545) of a circle that meets on this day for the first time. A fifth weekday means the last one."""
    weekday, nth = day.weekday(), (day.day - 1) // 7 + 1
    if rhythm == Rhythm.MONTH:
        return write_rule(Rule(Every.MONTH, weekdays=(On(weekday, nth if nth < 5 else -1),)))
    return write_rule(Rule(Every.WEEK, interval=WEEKS[Rhythm(rhythm)], weekdays=(On(weekday),)))


def rhythm_of(rule: str, *, first: datetime, clock: str) -> Rhythm:
    """The rhythm that a form chose, read back from its rule."""
    read = read_rule(rule, first=first, zone=zone(clock))
    if read.every == Every.MONTH:
        return Rhythm.MONTH
    return next((each for each, weeks in WEEKS.items() if weeks == read.interval), Rhythm.WEEK)


def dates(rule: str, *, first: datetime, clock: str, since: datetime, before: datetime) -> list[Start]:
    """When the rhythm puts a meeting, from a moment on and before another, as `first` is by the clock of a place."""
    there = zone(clock)
    begins = max(since, moment(first, there))
    return starts(read_rule(rule, first=first, zone=there), first, there, since=begins, before=before)


def in_words(rule: str, *, first: datetime, clock: str) -> str:
    """“Every second Tuesday”, in the language that is chosen."""
    return words(read_rule(rule, first=first, zone=zone(clock)), first=first.date())
