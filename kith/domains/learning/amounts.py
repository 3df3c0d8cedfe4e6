"""So many hours, CEU or courses, in words."""

from fractions import Fraction

from django.utils.formats import number_format
from django.utils.translation import ngettext

from kith.domains.learning.rules.shapes import RuleSet, Unit


def in_units(rules: RuleSet, amount: int) -> str:
    """So many hours, CEU or courses."""
    number = rules.in_units(amount)
    if rules.unit is Unit.COURSE:
        return counted(ngettext("%(number)s course", "%(number)s courses", plural(number)), number)
    if rules.unit is Unit.CEU:
        return counted(ngettext("%(number)s CEU", "%(number)s CEU", plural(number)), number)
    return in_hours(int(number * 60))


def in_hours(minutes: int) -> str:
    number = Fraction(minutes, 60)
    return counted(ngettext("%(number)s hour", "%(number)s hours", plural(number)), number)


def counted(words: str, number: Fraction) -> str:
    return words % {"number": number_of(number)}


def plural(number: Fraction) -> int:
    return 1 if number == 1 else 2


def number_of(number: Fraction) -> str:
    """Whole where it is whole, else with at most two digits."""
    return number_format(float(round(number, 2))) if number.denominator > 1 else number_format(int(number))
