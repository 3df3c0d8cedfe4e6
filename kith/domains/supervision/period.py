"""A statement of attendance over a period: what someone says of all their meetings in it, and beside it what the house knows."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from kith.domains.learning.amounts import in_hours
from kith.domains.learning.certificates import Programme
from kith.domains.supervision.formats.shapes import Format
from kith.domains.supervision.formats.shipped import house_format
from kith.domains.supervision.models import Log
from kith.domains.supervision.stating import CATEGORY, led, whose_word

KEY = "circles-"


@dataclass(frozen=True)
class Period:
    """From one day to another, both of them in it."""

    since: date
    until: date

    @property
    def key(self) -> str:
        """Under it the same days are stated once."""
        return f"{KEY}{self.since:%Y%m%d}-{self.until:%Y%m%d}"


def statement_over(period: Period, logs: Collection[Log], *, language: str) -> Programme:
    """How many meetings, hours and by which formats; neither days, nor themes, nor a circle."""
    minutes = minutes_of(logs)
    with override(language):
        return Programme(
            key=period.key, title=_("Peer supervision in a circle"), began=period.since, ended=period.until,
            minutes=minutes, language=language, parts=((CATEGORY, minutes),), statement=_words(logs, language),
        )  # fmt: skip


def minutes_of(logs: Collection[Log]) -> int:
    return sum(log.minutes for log in logs)


def _words(logs: Collection[Log], language: str) -> str:
    known = _(
        "The house knows that they belonged to a circle of peers each time. It planned to meet then, and nobody called it off."
    )
    return " ".join([whose_word(), known, *_by_format(logs, language)])


def _by_format(logs: Collection[Log], language: str) -> Iterator[str]:
    """Those that are led in the same way stand together, and then how that is."""
    grouped: dict[str, dict[str, list[Log]]] = defaultdict(lambda: defaultdict(list))
    for log in logs:
        told = house_format(log.format, language)
        grouped[led(told)][_called(told)].append(log)
    for how, formats in grouped.items():
        for called, meetings in formats.items():
            yield f"{called} {_how_much(meetings)}"
        yield how


def _called(told: Format | None) -> str:
    if told is None:
        return _("Without a format that the house knows:")
    return _("By the format “%(format)s”:") % {"format": told.title}


def _how_much(logs: Collection[Log]) -> str:
    told = {"meetings": len(logs), "hours": in_hours(minutes_of(logs))}
    return ngettext("%(meetings)d meeting, %(hours)s.", "%(meetings)d meetings, %(hours)s.", len(logs)) % told
