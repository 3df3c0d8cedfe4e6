"""The thread of an item."""

from django.db import models

from kith.capabilities.items.models import Item
from kith.foundation.spaces.models import Membership


class Thread(models.Model):
    """Of one that was `merged_away`, all that was said goes on elsewhere; what stays here are traces."""

    item = models.OneToOneField(Item, primary_key=True, on_delete=models.CASCADE, related_name="thread")
    last_number = models.PositiveIntegerField(default=0)
    last_author = models.ForeignKey(Membership, null=True, on_delete=models.SET_NULL, related_name="+")
    no_advice = models.BooleanField(default=False)
    merged_away = models.BooleanField(default=False)

    def __str__(self) -> str:
        return f"{self.item_id}: {self.last_number}"
