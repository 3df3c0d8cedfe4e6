"""The five answers to the one question, the good side first."""

from django.db import models
from django.utils.translation import pgettext_lazy


class Word(models.TextChoices):
    """“I would rather not say” is none of them: who does not answer has said nothing, and that is told to nobody."""

    LIGHT = "light", pgettext_lazy("the work this month", "Light")
    STEADY = "steady", pgettext_lazy("the work this month", "Steady")
    MIXED = "mixed", pgettext_lazy("the work this month", "Up and down")
    HEAVY = "heavy", pgettext_lazy("the work this month", "Heavy")
    TOO_MUCH = "too_much", pgettext_lazy("the work this month", "Too much")


WORDS = tuple(Word)
GOOD, BETWEEN, HARD = (Word.LIGHT, Word.STEADY), (Word.MIXED,), (Word.HEAVY, Word.TOO_MUCH)
