"""What was decided about someone behind a made name, for a whole space."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone


@dataclass(frozen=True)
class Limit:
    """Someone reads and does not write, until a moment or (none) until they have to go."""

    until: datetime | None
    reason: str


class StandingQuerySet(models.QuerySet["Standing"]):
    def in_force(self) -> "StandingQuerySet":
        return self.filter(Q(until=None) | Q(until__gt=timezone.now()))


class Standing(models.Model):
    """Whose it is shows when they come (`token`) and in the envelope (`sealed`), nowhere else.

    A removal has no end. When it can be seen by others lies in the envelope too, and so does when one taken back can.
    """

    class Sort(models.TextChoices):
        LIMIT = "limit"
        REMOVAL = "removal"
        RETURN = "return"

    space = models.ForeignKey("spaces.Space", on_delete=models.CASCADE, related_name="standings")
    sort = models.CharField(max_length=7, choices=Sort)
    token = models.CharField(max_length=64)
    sealed = models.BinaryField()
    until = models.DateTimeField(null=True)
    reason = models.CharField(max_length=1000)

    objects: ClassVar[models.Manager["Standing"]] = StandingQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(sort="limit", until__isnull=False) | ~Q(sort="limit") & Q(until=None),
                name="spaces_standing_limit_ends",
            )
        ]
        indexes = [models.Index(fields=["space", "token"], name="spaces_standing_of")]

    def __str__(self) -> str:
        return f"{self.space_id}: {self.sort}"
