"""That someone was trained to lead a format which asks for it, as they say it themselves."""

from typing import ClassVar

from django.db import models
from django.utils import timezone

from kith.domains.supervision.models.circle import Circle
from kith.foundation.spaces.models import Membership


class Training(models.Model):
    """For the members of the circle, who know each other. Nobody certifies it; they read which training it was, and can ask."""

    circle = models.ForeignKey(Circle, on_delete=models.CASCADE, related_name="trainings")
    member = models.OneToOneField(Membership, on_delete=models.CASCADE, related_name="+")
    words = models.CharField(max_length=200)
    said_at = models.DateTimeField(default=timezone.now)

    objects: ClassVar[models.Manager["Training"]] = models.Manager()

    def __str__(self) -> str:
        return f"{self.pk}"
