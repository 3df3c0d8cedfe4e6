"""Whether the parts of a rule set agree with one another."""

from collections.abc import Callable, Iterator

from django.utils.translation import gettext_lazy as _

from kith.domains.learning.rules.counting import MOST_CATEGORIES
from kith.domains.learning.rules.periods import FixedDate
from kith.domains.learning.rules.shapes import RuleSet
from kith.lib.toml.agreeing import Fault

_MORE_THAN_ALL = _(
    "This asks for more than all that is asked for. Please make it smaller, or the total larger."
)
_SUM = _(
    "No hour may count twice, but the categories together ask for more than the total. Please make them smaller, the total larger, or write may_overlap = true."
)
_TWICE = _("This code stands twice. Please bring the two together.")
_MANY = _("These are too many categories that may not overlap. Eight are the most.")
_OUTSIDE = _(
    "This asks for trainings that “only” does not let count. Please add one of its categories there."
)
_CARRY = _("More is carried over than is asked for. Please make it smaller.")
_NO_TOTAL = _("Without a total nothing can be carried over. Please add a total, or take this away.")
_JANUARY = _("Periods that begin in January need the kind “calendar-year”.")
_NEW = _("A first period is waived here for longer than a period lasts. Please make it shorter.")
_APPLY = _("Nobody can apply before the period begins. Please write fewer days.")
_GRACE = _("Late ends here before grace does. Both are counted in days from the end of the period.")


def _amounts(rules: RuleSet) -> Iterator[Fault]:
    """No part asks for more than the whole."""
    parts = [("category", at, each.least) for at, each in enumerate(rules.minima)]
    parts += [("provider", at, each.least) for at, each in enumerate(rules.providers)]
    for name, at, least in parts:
        if rules.total and least > rules.total:
            yield ("needs", name, at, "least"), _MORE_THAN_ALL
    if rules.total and not rules.may_overlap and sum(each.least for each in rules.minima) > rules.total:
        yield ("needs", "category", len(rules.minima) - 1, "least"), _SUM


def _codes(rules: RuleSet) -> Iterator[Fault]:
    for name, asked in (
        ("category", rules.minima),
        ("provider", rules.providers),
        ("training", rules.trainings),
    ):
        codes = [each.code for each in asked]
        for at, code in enumerate(codes):
            if code in codes[:at]:
                yield ("needs", name, at, "code"), _TWICE
    if not rules.may_overlap and len(rules.minima) > MOST_CATEGORIES:
        yield ("needs", "category", MOST_CATEGORIES), _MANY


def _reachable(rules: RuleSet) -> Iterator[Fault]:
    """What is asked for can be counted."""
    parts = [("category", at, each.accepts) for at, each in enumerate(rules.minima)]
    parts += [("training", at, each.accepts) for at, each in enumerate(rules.trainings)]
    for name, at, accepts in parts:
        if rules.only and accepts and accepts.isdisjoint(rules.only):
            yield ("needs", name, at), _OUTSIDE


def _carrying(rules: RuleSet) -> Iterator[Fault]:
    if rules.carry_over and not rules.total:
        yield ("needs", "carry_over"), _NO_TOTAL
    if rules.carry_over > rules.total:
        yield ("needs", "carry_over"), _CARRY


def _days(rules: RuleSet) -> Iterator[Fault]:
    cycle = rules.cycle
    is_calendar = isinstance(cycle, FixedDate) and (cycle.month, cycle.day) == (1, 1)
    if rules.first.january_after and not is_calendar:
        yield ("first", "starts"), _JANUARY
    if rules.first.waived_within > cycle.months:
        yield ("first", "waived_within_months"), _NEW
    if rules.apply_days > cycle.months * 28:
        yield ("application", "days_before"), _APPLY
    grace = rules.grace
    if grace and grace.late_days is not None and grace.late_days < grace.free_days:
        yield ("grace", "late_days"), _GRACE


CHECKS: tuple[Callable[[RuleSet], Iterator[Fault]], ...] = (_amounts, _codes, _reachable, _carrying, _days)
