"""How well something is tried, in plain words. Pure: it says what it is given, and nothing else."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kith.domains.library.frameworks import Framework, listed


@dataclass(frozen=True)
class Spread:
    """How those who asked in one way see it: each conclusion that someone came to, in the order of the scale, and how many."""

    framework: Framework
    said: tuple[tuple[str, int], ...]

    @property
    def people(self) -> int:
        return sum(number for _says, number in self.said)

    @property
    def differs(self) -> bool:
        return len(self.said) > 1

    @property
    def in_words(self) -> str:
        return spread_out(self.said)


@dataclass(frozen=True)
class Known:
    """What there is to go by: studies that were weighed, reports and from how many settings, and how people appraise it."""

    studies: int = 0
    reports: int = 0
    settings: int = 0
    spreads: tuple[Spread, ...] = ()

    @property
    def appraisals(self) -> int:
        return sum(spread.people for spread in self.spreads)

    @property
    def is_known(self) -> bool:
        return bool(self.studies or self.reports or self.appraisals)

    @property
    def in_words(self) -> str:
        return plainly(self)


def spread(framework: Framework, conclusions: Counter[str]) -> Spread:
    """`conclusions` says how many came to each; what is not on the scale comes last, by its code."""
    order = [*(each.code for each in framework.scale), *sorted(conclusions)]
    found = {code: conclusions[code] for code in order if conclusions[code] > 0}
    return Spread(framework, tuple((framework.says(code), number) for code, number in found.items()))


def spread_out(said: Iterable[tuple[str, int]]) -> str:
    """What people said, each with how many said it; where nobody said the same as another, without."""
    found = list(said)
    if all(number == 1 for _says, number in found):
        return " · ".join(says for says, _number in found)
    return " · ".join(f"{says} ({_people(number)})" for says, number in found)


def _people(number: int) -> str:
    return ngettext("%(number)s person", "%(number)s people", number) % {"number": number}


def plainly(known: Known) -> str:
    """Two or three sentences: what there is, what is missing, and where people differ or agree."""
    counts, missing = _counts(known), _missing(known)
    said = [_("%(counts)s.") % {"counts": listed(counts)}] if counts else []
    return " ".join([*said, *([missing] if missing else []), *_views(known.spreads)])


def _counts(known: Known) -> list[str]:
    studies = ngettext("%(number)s study", "%(number)s studies", known.studies)
    appraisals = ngettext("%(number)s appraisal", "%(number)s appraisals", known.appraisals)
    found = [
        (known.studies, studies % {"number": known.studies}),
        (known.reports, _reports(known)),
        (known.appraisals, appraisals % {"number": known.appraisals}),
    ]
    return [words for number, words in found if number]


def _reports(known: Known) -> str:
    reports = ngettext("%(number)s try-it report", "%(number)s try-it reports", known.reports)
    reports %= {"number": known.reports}
    if known.reports < 2 or not known.settings:
        return reports
    places = ngettext("from %(number)s setting", "from %(number)s settings", known.settings)
    said = {"reports": reports, "from_settings": places % {"number": known.settings}}
    return _("%(reports)s %(from_settings)s") % said


def _missing(known: Known) -> str:
    if not known.reports and not known.appraisals:
        return _("Nobody has tried or appraised it yet.")
    if not known.appraisals:
        return _("Nobody has appraised it yet.")
    return "" if known.reports else _("Nobody has said yet what happened when they tried it.")


def _views(spreads: Iterable[Spread]) -> list[str]:
    """Where several asked the same: whether they see it the same way."""
    several = [spread for spread in spreads if spread.people > 1]
    differing = [str(spread.framework.about) for spread in several if spread.differs]
    agreeing = [str(spread.framework.about) for spread in several if not spread.differs]
    return [
        *([_("People disagree about %(what)s.") % {"what": listed(differing)}] if differing else []),
        *([_("People agree about %(what)s.") % {"what": listed(agreeing)}] if agreeing else []),
    ]
