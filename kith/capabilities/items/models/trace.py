"""Ties an event to the item that it is about."""

from django.db import models

from kith.capabilities.items.models.item import Item
from kith.foundation.activity.models import Event


class ItemTrace(models.Model):
    event = models.OneToOneField(Event, primary_key=True, on_delete=models.CASCADE, related_name="item_trace")
    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="traces")

    def __str__(self) -> str:
        return f"{self.item}: {self.event}"
