"""A work that an item stands on."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone

from kith.capabilities.citations.models.work import Work
from kith.capabilities.items.models import Item
from kith.foundation.spaces.models import Membership


class Reference(models.Model):
    """Whoever sees the item sees its references, in the order of their numbers. `note` says why a work stands here.

    The subject is the work that the item itself is about; it changes with what the item says, and is never taken away.
    """

    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="references")
    work = models.ForeignKey(Work, on_delete=models.PROTECT, related_name="references")
    number = models.PositiveIntegerField()
    is_subject = models.BooleanField(default=False)
    note = models.CharField(max_length=600, blank=True)
    by = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    objects: ClassVar[models.Manager["Reference"]] = models.Manager()

    class Meta:
        ordering = ["number"]
        indexes = [models.Index(fields=["at"], name="citations_reference_at")]
        constraints = [
            models.UniqueConstraint(fields=["item", "work"], name="citations_work_once"),
            models.UniqueConstraint(fields=["item", "number"], name="citations_number_once"),
            models.UniqueConstraint(
                fields=["item"], condition=Q(is_subject=True), name="citations_one_subject"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.item_id}: {self.work}"
