"""Reads how often a board asks."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from kith.domains.learning.rules.periods import Cycle, FixedDate, ParityYear, Rolling
from kith.lib.toml.tables import Table

KINDS = ("rolling", "fixed-date", "calendar-year", "parity-year")

_NO_DAY = _("There is no such day in every year. Please choose another one.")
_BOTH = _(
    "“{key}” does not belong to a period of this kind ({kind}). Please take it away, or choose another kind."
)
BELONGS = {
    "rolling": {"months"},
    "fixed-date": {"month", "day", "years", "one_such_year"},
    "calendar-year": {"years"},
    "parity-year": {"month", "day"},
}
EVERYTHING = ("months", "month", "day", "years", "one_such_year")


def read_cycle(table: Table) -> Cycle:
    kind = table.choice("kind", KINDS)
    for key in EVERYTHING:
        if table.has(key) and key not in BELONGS[kind]:
            raise table.refuse(key, _BOTH, kind=kind)
    cycle = _cycle(kind, table)
    table.close()
    return cycle


def _cycle(kind: str, table: Table) -> Cycle:
    if kind == "rolling":
        return Rolling(table.number("months", least=1))
    if kind == "calendar-year":
        return FixedDate(month=1, day=1, years=table.number("years", 1, least=1), year=2000)
    if kind == "parity-year":
        return ParityYear(*_day(table))
    month, day = _day(table)
    return FixedDate(month, day, table.number("years", least=1), table.number("one_such_year", least=1900))


def _day(table: Table) -> tuple[int, int]:
    month, day = table.number("month", least=1), table.number("day", least=1)
    try:
        date(2001, month, day)
    except ValueError as none:
        raise table.refuse("day", _NO_DAY) from none
    return month, day
