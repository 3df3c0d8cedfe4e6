"""What a rule set asks for, in sentences."""

from collections.abc import Iterator

from django.utils.dates import MONTHS
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kith.domains.learning.amounts import in_units
from kith.domains.learning.categories import called
from kith.domains.learning.models import Waiver
from kith.domains.learning.rules.periods import FixedDate, ParityYear
from kith.domains.learning.rules.shapes import RuleSet


def in_words(rules: RuleSet) -> list[str]:
    """One sentence for each thing that it says."""
    return [*_when(rules), *_how_much(rules), *_how_counted(rules), *_at_the_end(rules)]


def _when(rules: RuleSet) -> Iterator[str]:
    cycle = rules.cycle
    if isinstance(cycle, ParityYear):
        yield _("A period ends on %(day)s of every second year. Who passed in an odd year renews in odd years, others in even years.") % {
            "day": _day(cycle.month, cycle.day),
        }  # fmt: skip
    elif isinstance(cycle, FixedDate) and (cycle.month, cycle.day) == (1, 1):
        yield ngettext(
            "A period is a calendar year.", "A period is %(years)s calendar years.", cycle.years
        ) % {"years": cycle.years}
    elif isinstance(cycle, FixedDate):
        years = ngettext("every year", "every %(years)s years", cycle.years) % {"years": cycle.years}
        yield _("It ends on the same day for all: %(day)s, %(years)s.") % {
            "day": _day(cycle.month, cycle.day), "years": years,
        }  # fmt: skip
    else:
        yield ngettext(
            "A period lasts %(months)s month from the day on which it was given.",
            "A period lasts %(months)s months from the day on which it was given.",
            cycle.months,
        ) % {"months": cycle.months}
    if rules.first.january_after:
        yield _("The first period begins in the January after the exam.")
    if rules.first.waived_within:
        yield ngettext(
            "Nothing is asked of those who were certified in the last %(months)s month before the end.",
            "Nothing is asked of those who were certified in the last %(months)s months before the end.",
            rules.first.waived_within,
        ) % {"months": rules.first.waived_within}


def _day(month: int, day: int) -> str:
    return _("%(day)s %(month)s") % {"day": day, "month": MONTHS[month]}


def _how_much(rules: RuleSet) -> Iterator[str]:
    if rules.total:
        yield _("In all: %(amount)s.") % {"amount": in_units(rules, rules.total)}
    for each in rules.minima:
        yield _("%(name)s: at least %(amount)s.") % {
            "name": called(each.code, each.name),
            "amount": in_units(rules, each.least),
        }
    for provider in rules.providers:
        yield _("From %(name)s: at least %(amount)s.") % {
            "name": called(provider.code, provider.name),
            "amount": in_units(rules, provider.least),
        }
    for training in rules.trainings:
        yield ngettext(
            "%(name)s: at least %(number)s training.", "%(name)s: at least %(number)s trainings.", training.least
        ) % {"name": called(training.code, training.name), "number": training.least}  # fmt: skip


def _how_counted(rules: RuleSet) -> Iterator[str]:
    if rules.minima and not rules.may_overlap:
        yield _("No hour counts for two topics at once.")
    if rules.only:
        yield _("These topics alone count: %(topics)s.") % {
            "topics": ", ".join(sorted(called(code) for code in rules.only))
        }
    if rules.once:
        yield _("The same training counts once in a period.")
    if rules.carry_over:
        yield _("Up to %(amount)s may be carried over.") % {"amount": in_units(rules, rules.carry_over)}
    else:
        yield _("Nothing is carried over into the next period.")
    if rules.waivers:
        reasons = dict(Waiver.Reason.choices)
        yield _("There are waivers: %(reasons)s.") % {
            "reasons": ", ".join(str(reasons.get(each, each)) for each in rules.waivers)
        }


def _at_the_end(rules: RuleSet) -> Iterator[str]:
    if rules.apply_days:
        yield _("One can apply %(days)s days before the end at most.") % {"days": rules.apply_days}
    grace = rules.grace
    if grace and grace.free_days:
        yield _("One can renew without a fee for %(days)s days after the end.") % {"days": grace.free_days}
    if grace and grace.late_days:
        yield _("After %(days)s days it is no longer active.") % {"days": grace.late_days}
    if grace and grace.late_fee:
        yield _("Renewing late costs %(fee)s.") % {"fee": grace.late_fee}
