"""That a space has a shared pulse."""

from typing import ClassVar

from django.db import models
from django.utils import timezone

from kith.foundation.spaces.models import Space


class Pulse(models.Model):
    """It is there as long as hosts offer it. With it go all voices and answers; what was told stays with the space."""

    space = models.OneToOneField(Space, on_delete=models.DO_NOTHING, primary_key=True, related_name="+")
    since = models.DateTimeField(default=timezone.now)

    objects: ClassVar[models.Manager["Pulse"]] = models.Manager()

    def __str__(self) -> str:
        return f"{self.pk}"
