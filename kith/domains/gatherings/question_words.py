"""Questions of hosts and answers to them, in words; and what is asked where hosts wrote nothing of their own."""

from collections.abc import Iterable

from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _

from kith.domains.gatherings.questions import NO, SCALE, YES, Question, Sort

_HOW_MUCH = (_("Not at all"), _("A little"), _("Quite a lot"), _("Very much"))
_GIVEN = {Sort.YES_NO: {YES: _("Yes"), NO: _("No")}, Sort.SCALE: dict(zip(SCALE, _HOW_MUCH, strict=True))}


def in_words(answer: Iterable[str], *, sort: str) -> str:
    """A whole answer as people read it. Most words are someone's own; the others are in the language of the reader."""
    given = _GIVEN.get(Sort(sort), {})
    return ", ".join(str(given.get(each, each)) for each in answer)


def condition(question: Question, questions: Iterable[Question]) -> str:
    """When it is asked, in a sentence; empty if always."""
    first = next((each for each in questions if each.number == question.only_if), None)
    if first is None:
        return ""
    answer = in_words([question.only_if_is], sort=first.sort)
    words = {"question": first.words, "answer": answer}
    return gettext("Only if you answered “%(answer)s” to: %(question)s") % words


def usual(language: str) -> list[Question]:
    """What is asked afterwards where hosts wrote nothing of their own."""
    with override(language):
        parts = (gettext("Yes"), gettext("In part"), gettext("No"))
        return [
            Question(1, Sort.SCALE, gettext("I learned something that I can use."), key=1),
            Question(2, Sort.LONG, gettext("What helped?"), key=2),
            Question(3, Sort.LONG, gettext("What was missing?"), key=3),
            Question(
                4, Sort.ONE, gettext("Could you take part in the way that you need?"), choices=parts, key=4
            ),
        ]
