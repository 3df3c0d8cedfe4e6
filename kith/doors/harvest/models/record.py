"""That an entry is told to harvesters, and since when in this way."""

from datetime import datetime, timedelta
from typing import ClassVar

from django.db import models
from django.utils import timezone

from kith.capabilities.items.models import Item
from kith.foundation.spaces.models import Space


class Record(models.Model):
    """A row for each entry that anyone on the web could read once; it stays when the entry is gone from there.

    It holds no word of the entry: these are read when someone asks, by what is public then. `at` is the datestamp of
    the protocol: when the record became what it is, or ceased to be.
    """

    item = models.OneToOneField(Item, on_delete=models.CASCADE, primary_key=True, related_name="+")
    space = models.ForeignKey(Space, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField()
    is_gone = models.BooleanField(default=False)

    objects: ClassVar[models.Manager["Record"]] = models.Manager()

    class Meta:
        indexes = [
            models.Index(fields=["at", "item"], name="harvest_record_all"),
            models.Index(fields=["space", "at", "item"], name="harvest_record_set"),
        ]

    def __str__(self) -> str:
        return f"{self.item_id} {self.at:%Y-%m-%dT%H:%M:%SZ}"


def datestamp() -> datetime:
    """The next whole second: who harvests while this is written finds it when they ask for what came since."""
    return timezone.now().replace(microsecond=0) + timedelta(seconds=1)
