"""What was said afterwards without names, as hosts read it."""

from dataclasses import dataclass

from django.db.models import TextChoices
from django.http import Http404
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from kith.capabilities.items.models import Item
from kith.domains.gatherings.models import Feedback
from kith.domains.gatherings.queries.dates import reach_occasion
from kith.domains.gatherings.question_words import in_words
from kith.domains.gatherings.questions import Question, read
from kith.foundation.people.models import Person


class Why(TextChoices):
    """Why an answer is set aside. It stands in the log, so it says nothing of what was answered."""

    HURTS = "hurts", _("It hurts someone.")
    NAMES = "names", _("It names someone.")
    BETRAYS = "betrays", _("One could know by it who wrote it.")
    ASTRAY = "astray", _("It has nothing to do with the gathering.")


@dataclass(frozen=True)
class Words:
    """What one person wrote. An address holds the mark, and so no words."""

    text: str

    @property
    def mark(self) -> str:
        return salted_hmac("gatherings.answer", self.text, algorithm="sha256").hexdigest()[:16]


@dataclass(frozen=True)
class Told:
    """One question as its hosts read what was answered: how many chose what, or the words in no order."""

    question: Question
    counts: tuple[tuple[str, int], ...]
    words: tuple[Words, ...]


def told(feedback: Feedback | None) -> list[Told]:
    """Nothing, until a few have answered."""
    if feedback is None or not feedback.shown_from:
        return []
    return [_told(each, feedback.shown.get(str(each.number), [])) for each in read(feedback.questions)]


def _told(question: Question, said: list[str]) -> Told:
    if not question.is_chosen:
        return Told(question, (), tuple(map(Words, said)))
    counts = ((in_words([each], sort=question.sort), said.count(each)) for each in question.possible)
    return Told(question, tuple(counts), ())


def reach_words(person: Person | None, pk: int, occasion: int, number: int, mark: str) -> Item:
    """The gathering with one of its dates as `occasion`, and with what someone wrote there as `told` and `words`."""
    item = reach_occasion(person, pk, occasion)
    kept = Feedback.objects.filter(occasion=occasion).first()
    for each in told(kept):
        for words in each.words:
            if (each.question.number, words.mark) == (number, mark):
                item.told, item.words = each, words  # type: ignore[attr-defined]
                return item
    raise Http404
