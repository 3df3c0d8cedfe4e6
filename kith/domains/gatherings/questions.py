"""Questions that hosts ask, as plain values."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _

MOST_QUESTIONS, MOST_CHOICES, LONGEST_CHOICE = 8, 8, 120


class Sort(TextChoices):
    SHORT = "short", _("A few words")
    LONG = "long", _("More words")
    CHOICE = "choice", _("One of several answers")
    SCALE = "scale", _("How much, from “not at all” to “very much”")


SCALE = (_("Not at all"), _("A little"), _("Quite a lot"), _("Very much"))


@dataclass(frozen=True)
class Question:
    """An answer is words, or the place of one of the `answers` as a number that is written out."""

    words: str
    sort: str
    choices: tuple[str, ...] = ()

    @property
    def is_chosen(self) -> bool:
        """Whether one answer is chosen of several."""
        return self.sort in (Sort.CHOICE, Sort.SCALE)

    @property
    def answers(self) -> tuple[str, ...]:
        """What there is to choose from; how much is said in the language of whoever reads it."""
        return tuple(map(str, SCALE)) if self.sort == Sort.SCALE else self.choices

    def kept(self) -> dict[str, Any]:
        """As it is kept in the database."""
        return {"words": self.words, "sort": self.sort, "choices": list(self.choices)}


def read(kept: Sequence[Mapping[str, Any]]) -> list[Question]:
    return [Question(each["words"], each["sort"], tuple(each["choices"])) for each in kept]


def usual(language: str) -> list[Question]:
    """What is asked where hosts wrote nothing of their own."""
    with override(language):
        return [
            Question(gettext("I learned something that I can use."), Sort.SCALE),
            Question(gettext("What helped?"), Sort.LONG),
            Question(gettext("What was missing?"), Sort.LONG),
            Question(
                gettext("Could you take part in the way that you need?"),
                Sort.CHOICE,
                (gettext("Yes"), gettext("In part"), gettext("No")),
            ),
        ]
