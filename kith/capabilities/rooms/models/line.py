"""What is written in a room."""

from django.db import models
from django.utils import timezone

from kith.capabilities.rooms.models.presence import Presence
from kith.capabilities.rooms.models.room import Room


class Line(models.Model):
    """Read by everyone in the room, in plain words; gone when it closes."""

    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="lines")
    by = models.ForeignKey(Presence, on_delete=models.CASCADE, related_name="lines")
    words = models.CharField(max_length=1000)
    said_at = models.DateTimeField(default=timezone.now)

    class Meta:
        indexes = [models.Index(fields=["room", "-id"], name="rooms_line_newest")]

    def __str__(self) -> str:
        return self.words
