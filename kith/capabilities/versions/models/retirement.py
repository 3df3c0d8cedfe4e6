"""Why something is no longer there."""

from typing import ClassVar

from django.db import models
from django.utils import timezone

from kith.capabilities.items.models import Item
from kith.foundation.spaces.models import Membership


class Retirement(models.Model):
    """What stands on the page of an item that was withdrawn, for whoever could see it before; and what to read `instead`.

    It counts its `edition`s, as a draft does. A conversation that `was_closed` before is closed again when it comes back.
    """

    item = models.OneToOneField(Item, on_delete=models.CASCADE, related_name="retirement")
    reason = models.CharField(max_length=600)
    instead = models.ForeignKey(Item, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    edition = models.PositiveIntegerField(default=1)
    was_closed = models.BooleanField(default=False)
    by = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    objects: ClassVar[models.Manager["Retirement"]] = models.Manager()

    def __str__(self) -> str:
        return self.reason
