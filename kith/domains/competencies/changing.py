"""How someone's words about their own work changed, in words. No word is higher than another, so nothing goes up or down."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from kith.domains.competencies.frameworks.shapes import Competency, Framework
from kith.domains.competencies.models import Answer


@dataclass(frozen=True)
class Story:
    """What was said of one competency, in its order."""

    competency: Competency
    said: list[Answer]

    @property
    def in_words(self) -> str:
        """The last two words about it."""
        now = self.said[-1]
        if len(self.said) == 1:
            return _("On %(day)s you said: “%(now)s”.") % {"day": _day(now), "now": now.get_word_display()}
        before = self.said[-2]
        words = {"day": _day(before), "before": before.get_word_display(), "now": now.get_word_display()}
        if before.word == now.word:
            return _("“%(now)s”, as on %(day)s.") % words
        return _("On %(day)s it was “%(before)s”. Now it is “%(now)s”.") % words

    @property
    def earlier(self) -> list[Answer]:
        """What stands before these two."""
        return self.said[:-2]


def stories(framework: Framework, answers: Iterable[Answer]) -> list[Story]:
    """Of each competency about which something was said, in the order of the framework."""
    said: dict[str, list[Answer]] = {}
    for each in answers:
        said.setdefault(each.competency, []).append(each)
    return [Story(each, said[each.code]) for each in framework.competencies if each.code in said]


def _day(answer: Answer) -> str:
    return date_format(answer.answered_on, "DATE_FORMAT")
