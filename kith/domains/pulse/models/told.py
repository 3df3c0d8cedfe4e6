"""What a month said, and what it took from the budget."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from kith.domains.pulse.words import WORDS
from kith.foundation.spaces.models import Space


class Told(models.Model):
    """Written once: the database lets nobody change or remove it, so no budget is given back.

    `counts` are those of the five words, with noise. They are None where the month stays untold.
    """

    space = models.ForeignKey(Space, on_delete=models.DO_NOTHING, related_name="+")
    month = models.DateField()
    epsilon = models.FloatField()
    counts = ArrayField(models.IntegerField(), null=True)

    objects: ClassVar[models.Manager["Told"]] = models.Manager()

    class Meta:
        verbose_name_plural = "told"
        constraints = [
            models.UniqueConstraint(fields=["space", "month"], name="pulse_told_once"),
            models.CheckConstraint(condition=Q(epsilon__gt=0), name="pulse_told_costs"),
            models.CheckConstraint(
                condition=Q(counts=None) | Q(counts__len=len(WORDS)), name="pulse_told_counts_each_word"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pk}"
