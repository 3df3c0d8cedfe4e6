"""Questions of one's own and answers to them, in words."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from kith.domains.gatherings.own_questions import NO, YES, Question, Sort


def said(answer: str) -> str:
    """One answer as people read it."""
    return {YES: _("Yes"), NO: _("No")}.get(answer, answer)


def in_words(answer: Iterable[str], *, sort: str) -> str:
    """A whole answer as people read it; only where one says yes or no are these words not someone's own."""
    return ", ".join(said(each) if sort == Sort.YES_NO else each for each in answer)


def condition(question: Question, questions: Iterable[Question]) -> str:
    """When it is asked, in a sentence; empty if always."""
    first = next((each for each in questions if each.number == question.only_if), None)
    if first is None:
        return ""
    answer = in_words([question.only_if_is], sort=first.sort)
    words = {"question": first.words, "answer": answer}
    return _("Only if you answered “%(answer)s” to: %(question)s") % words
