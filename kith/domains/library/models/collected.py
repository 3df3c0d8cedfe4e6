"""What stands in a collection."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from kith.capabilities.items.models import Item
from kith.foundation.spaces.models import Space

LONGEST_WORDS = 600


class Collected(models.Model):
    """One entry in its place in a collection, with what its curator says about it (docs/decisions/028).

    The `words` are seen by whoever sees the collection and the entry.
    """

    collection = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="gathered")
    entry = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="gathered_in")
    number = models.PositiveIntegerField()
    words = models.CharField(max_length=LONGEST_WORDS, blank=True)
    at = models.DateTimeField(default=timezone.now)

    objects: ClassVar[models.Manager["Collected"]] = models.Manager()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["collection", "entry"], name="library_collected_once"),
            models.UniqueConstraint(
                fields=["collection", "number"], name="library_collected_place",
                deferrable=models.Deferrable.DEFERRED,
            ),
            models.CheckConstraint(condition=~Q(collection=F("entry")), name="library_not_in_itself"),
        ]  # fmt: skip

    @property
    def item(self) -> Item:
        """By which it is decided who may change it."""
        return self.collection

    @property
    def space(self) -> Space:
        return self.collection.space

    def __str__(self) -> str:
        return f"{self.collection_id}: {self.entry_id}"
