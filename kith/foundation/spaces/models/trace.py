"""Ties an event to the space that it is about."""

from django.db import models

from kith.foundation.activity.models import Event
from kith.foundation.spaces.models.space import Space


class SpaceTrace(models.Model):
    event = models.OneToOneField(
        Event, primary_key=True, on_delete=models.CASCADE, related_name="space_trace"
    )
    space = models.ForeignKey(Space, on_delete=models.CASCADE, related_name="traces")

    def __str__(self) -> str:
        return f"{self.space}: {self.event}"
