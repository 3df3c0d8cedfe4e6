"""That an item is about a competency."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from kith.capabilities.items.models import Item

MOST = 4


class About(models.Model):
    """As those say who may change the item: a few, in their order. Whoever sees the item sees it."""

    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="abouts")
    number = models.PositiveSmallIntegerField()
    framework = models.CharField(max_length=40)
    competency = models.CharField(max_length=40)

    objects: ClassVar[models.Manager["About"]] = models.Manager()

    class Meta:
        ordering = ["number"]
        indexes = [models.Index(fields=["framework", "competency", "item"], name="competencies_about_one")]
        constraints = [
            models.UniqueConstraint(
                fields=["item", "framework", "competency"], name="competencies_about_once"
            ),
            models.UniqueConstraint(fields=["item", "number"], name="competencies_about_number_once"),
            models.CheckConstraint(
                condition=Q(number__gte=1, number__lte=MOST), name="competencies_about_few"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.item_id}: {self.framework}/{self.competency}"
