"""Reads a rule set from TOML. docs/how-to/rule-set.md says what can stand in it.

Amounts are written in the unit of the board, and become minutes here. A text that contradicts itself is refused, with the
line and a sentence that helps: a rule that is half right would tell people that they are done when they are not.
"""

from django.utils.translation import gettext_lazy as _

from kith.domains.learning.rules.agreeing import CHECKS
from kith.domains.learning.rules.cycles import read_cycle
from kith.domains.learning.rules.shapes import (
    First,
    Grace,
    Minimum,
    ProviderMinimum,
    RuleSet,
    TrainingMinimum,
    Unit,
    plain,
)
from kith.lib.toml.agreeing import agree
from kith.lib.toml.lines import Lines
from kith.lib.toml.parsing import parsed
from kith.lib.toml.tables import Table

MOST = 40_000  # letters
UNITS = tuple(unit.value for unit in Unit)

_LONG = _("This text is longer than a rule set can be.")
_CODE = _("A code has small letters, digits and hyphens, such as us-pa-cps.")
_SOURCE = _("“source” needs the whole address of the page on which the board says it, with https://.")
_WHOLE = _("This amount does not come to whole minutes. Please write another one.")
_COURSES = _("Courses are counted one by one, so this needs a whole number.")
_NO_NAMES = _("A provider needs at least one name by which its trainings are known.")


def read(text: str) -> RuleSet:
    """The rule set that a text tells. Raises `Refused`."""
    top = parsed(text, most=MOST, longer=_LONG)
    rules = _rules(top)
    top.close()
    agree(rules, Lines(text), checks=CHECKS)
    return rules


def _rules(top: Table) -> RuleSet:
    code, source = top.code("code", _CODE, most=60), top.address("source", _SOURCE)
    unit = _Unit(top.table("unit"))
    needs, first, applying = top.table("needs"), top.table("first"), top.table("application")
    rules = RuleSet(
        code=code, source=source, version=top.number("version", least=1), written_on=top.day("written_on"),
        title=top.words("title"), body=top.words("body"), country=top.words("country", ""),
        region=top.words("region", ""), language=top.words("language", "en"),
        source_name=top.words("source_name", ""), confirmed=top.yes("confirmed", default=False),
        notes=top.several("notes", ()), cycle=read_cycle(top.table("period")),
        unit=unit.unit, unit_minutes=unit.minutes,
        total=unit.of(needs, "total") if needs.has("total") else 0,
        may_overlap=needs.yes("may_overlap", default=True), only=frozenset(needs.several("only", ())),
        minima=tuple(_minimum(each, unit) for each in needs.tables("category")),
        providers=tuple(_provider(each, unit) for each in needs.tables("provider")),
        trainings=tuple(_training(each) for each in needs.tables("training")),
        carry_over=unit.of(needs, "carry_over") if needs.has("carry_over") else 0,
        once=needs.yes("same_programme_once", default=False), first=_first(first),
        apply_days=applying.number("days_before", 0), waivers=top.several("waivers", ()), grace=_grace(top),
    )  # fmt: skip
    for each in (needs, first, applying):
        each.close()
    return rules


class _Unit:
    """The unit of a board, and how much so many of them are."""

    def __init__(self, table: Table) -> None:
        self.unit = Unit(table.choice("name", UNITS, Unit.HOUR.value))
        self.minutes = 1 if self.unit is Unit.COURSE else table.number("minutes", 60, least=1)
        table.close()

    def of(self, table: Table, key: str) -> int:
        amount = table.amount(key) * self.minutes
        if amount != int(amount):
            raise table.refuse(key, _COURSES if self.unit is Unit.COURSE else _WHOLE)
        return int(amount)


def _minimum(table: Table, unit: _Unit) -> Minimum:
    code = table.words("code")
    accepts = () if table.yes("any_training", default=False) else table.several("accepts", (code,))
    found = Minimum(code, unit.of(table, "least"), frozenset(accepts), table.words("name", ""))
    table.close()
    return found


def _provider(table: Table, unit: _Unit) -> ProviderMinimum:
    names = frozenset(plain(name) for name in table.several("names") if plain(name))
    if not names:
        raise table.refuse("names", _NO_NAMES)
    found = ProviderMinimum(table.words("code"), unit.of(table, "least"), names, table.words("name", ""))
    table.close()
    return found


def _training(table: Table) -> TrainingMinimum:
    code = table.words("code")
    accepts = frozenset(table.several("accepts", (code,)))
    found = TrainingMinimum(code, table.number("least", least=1), accepts, table.words("name", ""))
    table.close()
    return found


def _first(table: Table) -> First:
    starts = table.choice("starts", ("at-issue", "january-after-exam"), "at-issue")
    within = table.number("waived_within_months", 0)
    return First(january_after=starts == "january-after-exam", waived_within=within)


def _grace(top: Table) -> Grace | None:
    if not top.has("grace"):
        return None
    table = top.table("grace")
    found = Grace(
        free_days=table.number("free_days", 0),
        late_days=table.number("late_days") if table.has("late_days") else None,
        late_fee=table.words("late_fee", ""), reactivation_fee=table.words("reactivation_fee", ""),
    )  # fmt: skip
    table.close()
    return found
