"""How something repeats, as a small value: what a form asks, and what a rule of RFC 5545 says.

A rule that exists can be laid out: whatever else is asked is refused, with a sentence that helps.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise as StrOrPromise

MOST_DATES = 1000
MOST_BETWEEN = 366
MONDAY = 0

_BETWEEN = _("Please choose a number from 1 to {most} for how often this repeats.")
_COUNT = _("A series can have from 1 to {most} dates. Please choose another number, or a last day.")
_TWO_ENDS = _("A series ends on a day or after a number of dates. Please choose one of the two.")
_WEEKDAY = _("Only what repeats by months or years can have a first, second or last weekday.")
_MONTH_DAY = _("What repeats by weeks has weekdays. Days of the month need a series by months or years.")
_POSITION = _("The rule picks the first or last of some days, but does not say of which.")
_RANGE = _("The rule names a day, a week or a month that no calendar has.")


class RuleRefused(ValueError):
    """A rule that we cannot hold; its text tells the person why, in their language."""

    def __init__(self, reason: "StrOrPromise") -> None:
        super().__init__(reason)
        self.reason = reason

    def __str__(self) -> str:
        return str(self.reason)


class Every(StrEnum):
    DAY = "DAILY"
    WEEK = "WEEKLY"
    MONTH = "MONTHLY"
    YEAR = "YEARLY"


@dataclass(frozen=True, slots=True, order=True)
class On:
    """A weekday (0 is Monday). With `nth`, only that one of the month or year: 1 is the first, -1 the last."""

    weekday: int
    nth: int = 0


@dataclass(frozen=True, slots=True)
class Rule:
    """Every so many days, weeks, months or years; what is left out follows from the first date.

    It ends after `until`, a day where the series is, or after `count` dates of which the first is one, or never.
    Days of a month that are below zero are counted from its end. `positions` picks some of the days of each
    week, month or year: 1 is the first, -1 the last.
    """

    every: Every
    interval: int = 1
    weekdays: tuple[On, ...] = ()
    month_days: tuple[int, ...] = ()
    months: tuple[int, ...] = ()
    positions: tuple[int, ...] = ()
    until: date | None = None
    count: int | None = None
    week_start: int = MONDAY

    def __post_init__(self) -> None:
        for name in ("weekdays", "month_days", "months", "positions"):
            object.__setattr__(self, name, tuple(sorted(set(getattr(self, name)))))
        self._refuse_numbers()
        self._refuse_days()

    def _refuse_numbers(self) -> None:
        if not 1 <= self.interval <= MOST_BETWEEN:
            raise RuleRefused(format_lazy(_BETWEEN, most=MOST_BETWEEN))
        if self.count is not None and not 1 <= self.count <= MOST_DATES:
            raise RuleRefused(format_lazy(_COUNT, most=MOST_DATES))
        if self.count is not None and self.until is not None:
            raise RuleRefused(_TWO_ENDS)

    def _refuse_days(self) -> None:
        by_months = self.every in (Every.MONTH, Every.YEAR)
        if any(on.nth for on in self.weekdays) and not by_months:
            raise RuleRefused(_WEEKDAY)
        if self.month_days and self.every == Every.WEEK:
            raise RuleRefused(_MONTH_DAY)
        is_picked = self.every == Every.WEEK or self.month_days or self.months
        if self.positions and (self.every == Every.DAY or not (self.weekdays or is_picked)):
            raise RuleRefused(_POSITION)
        if not self._is_in_range():
            raise RuleRefused(_RANGE)

    def _is_in_range(self) -> bool:
        most = 53 if self.every == Every.YEAR and not self.months else 5
        return (
            all(0 <= on.weekday <= 6 and abs(on.nth) <= most for on in self.weekdays)
            and all(1 <= abs(day) <= 31 for day in self.month_days)
            and all(1 <= month <= 12 for month in self.months)
            and all(1 <= abs(position) <= 366 for position in self.positions)
            and 0 <= self.week_start <= 6
        )
