"""What can be wrong, in plain words, and how soon someone looks at it."""

from datetime import timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _


class Category(models.TextChoices):
    PRIVACY = "privacy", _("It tells too much about someone")
    RESPECT = "respect", _("It is unkind, or someone is harassed")
    ADVICE = "advice", _("It gives advice that is not safe")
    DANGER = "danger", _("Someone may be in danger")
    SPAM = "spam", _("It is spam, or sells something")
    OTHER = "other", _("Something else")


SOON, USUAL = timedelta(hours=24), timedelta(hours=72)
PROMISED = {category: SOON if category == Category.DANGER else USUAL for category in Category}
HEAVY = frozenset({Category.DANGER, Category.RESPECT})  # after these, whoever decided may need someone too


def promised(category: str) -> timedelta:
    """In what time someone looks at a report of this sort."""
    return PROMISED[Category(category)]


def heavier(one: str, other: str) -> str:
    """Of two sorts the one that is looked at sooner, or that weighs more; else the first."""
    return max(one, other, key=lambda category: (-promised(category), category in HEAVY))


def hours(category: str) -> int:
    return promised(category) // timedelta(hours=1)
