"""What is written in a room."""

from typing import ClassVar

from django.db import models
from django.utils import timezone

from kith.capabilities.rooms.models.presence import Presence
from kith.capabilities.rooms.models.room import Room
from kith.infrastructure.safes.models import Safe


class Line(models.Model):
    """Read by everyone in the room and, behind the wall, by nobody else; gone when it closes. It lies in a safe, so that it is gone from backups too."""

    room = models.ForeignKey(Room, on_delete=models.DO_NOTHING, related_name="lines")
    by = models.ForeignKey(Presence, on_delete=models.DO_NOTHING, related_name="lines")
    safe = models.ForeignKey(Safe, on_delete=models.DB_CASCADE, related_name="+")
    sealed = models.BinaryField()
    said_at = models.DateTimeField(default=timezone.now)

    objects: ClassVar[models.Manager["Line"]] = models.Manager()

    class Meta:
        indexes = [models.Index(fields=["room", "-id"], name="rooms_line_newest")]

    def __str__(self) -> str:
        return f"{self.pk}"

    @property
    def place(self) -> str:
        """Where its words lie: they open in no other room, and for nobody else's."""
        return f"{self._meta.db_table} {self.room_id} {self.by_id}"
