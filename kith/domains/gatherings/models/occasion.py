"""One time that a gathering happens."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from kith.domains.gatherings.models.gathering import LONGEST, Gathering


class Occasion(models.Model):
    """`day` and `at` are the plan by the clock of the place, and never change: by them calendars know which one it is.

    It `begins_at` another moment when its hosts moved it.
    """

    gathering = models.ForeignKey(Gathering, on_delete=models.CASCADE, related_name="occasions")
    day = models.DateField()
    at = models.TimeField()
    begins_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    is_moved = models.BooleanField(default=False)
    is_extra = models.BooleanField(default=False)
    cancelled_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[models.Manager["Occasion"]] = models.Manager()

    class Meta:
        ordering = ["begins_at"]
        constraints = [
            models.UniqueConstraint(fields=["gathering", "day", "at"], name="gatherings_occasion_once"),
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("begins_at"), ends_at__lte=F("begins_at") + LONGEST),
                name="gatherings_occasion_lasts",
            ),
        ]
        indexes = [
            models.Index(fields=["begins_at", "ends_at"], name="gatherings_occasion_begins"),
            models.Index(fields=["gathering", "begins_at"], name="gatherings_occasion_of"),
        ]

    def __str__(self) -> str:
        return f"{self.gathering_id}: {self.day} {self.at}"

    @property
    def credit_key(self) -> str:
        """Under which hours and certificates of this date are written down, so that it is done once."""
        return f"gathering-{self.pk}"

    @property
    def is_cancelled(self) -> bool:
        return self.cancelled_at is not None
