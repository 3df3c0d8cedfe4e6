"""Two entries of the library that belong together."""

from typing import ClassVar

from django.db import models
from django.db.models import F

from kith.capabilities.items.models import Item


class Relation(models.Model):
    """`other` stands beside `item`: it is about the same (`closeness`), or both grew out of the same (`through`).

    Written when one of the two is published (`relating.py`); who sees what is asked when it is read.
    """

    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="relations")
    other = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="+")
    through = models.ForeignKey(Item, null=True, on_delete=models.CASCADE, related_name="+")
    closeness = models.FloatField(default=0)

    objects: ClassVar[models.Manager["Relation"]] = models.Manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["item", "other"], name="library_relation_once")]
        indexes = [models.Index("item", F("closeness").desc(), name="library_relation_nearest")]

    def __str__(self) -> str:
        return f"{self.other_id} beside {self.item_id}"
