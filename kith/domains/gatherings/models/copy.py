"""What someone's calendar was told by mail."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models

from kith.domains.gatherings.models.seat import Seat


class Copy(models.Model):
    """The last that we mailed about one seat, by which we know whether there is something new to say.

    `said` is a digest of the entry as it was told, `gone` the keys of dates that were taken out of a series.
    """

    seat = models.OneToOneField(Seat, on_delete=models.CASCADE, primary_key=True, related_name="copy")
    stands = models.BooleanField(default=False)
    sequence = models.PositiveIntegerField(default=0)
    said = models.CharField(max_length=64, blank=True)
    gone = ArrayField(models.BigIntegerField(), default=list, blank=True)
    mails = models.PositiveIntegerField(default=0)

    objects: ClassVar[models.Manager["Copy"]] = models.Manager()

    def __str__(self) -> str:
        return f"{self.pk}: {self.sequence}"
