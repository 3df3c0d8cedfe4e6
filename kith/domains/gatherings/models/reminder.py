"""That those who come were reminded."""

from typing import ClassVar

from django.db import models

from kith.domains.gatherings.models.occasion import Occasion
from kith.foundation.activity.models import Event


class Reminder(models.Model):
    """One for each date, each sort and each time at which it is to begin: so nobody is reminded twice of the same.

    `settled` once the date has begun: then it is no news any more.
    """

    class Sort(models.TextChoices):
        DAY = "day"
        HOUR = "hour"

    occasion = models.ForeignKey(Occasion, on_delete=models.CASCADE, related_name="+")
    sort = models.CharField(max_length=4, choices=Sort)
    begins_at = models.DateTimeField()
    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="+")
    settled = models.BooleanField(default=False)

    objects: ClassVar[models.Manager["Reminder"]] = models.Manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["occasion", "sort", "begins_at"], name="gatherings_reminded_once")
        ]
        indexes = [
            models.Index(
                fields=["begins_at"], name="gatherings_reminder_open", condition=models.Q(settled=False)
            )
        ]

    def __str__(self) -> str:
        return f"{self.occasion_id}: {self.sort}"
