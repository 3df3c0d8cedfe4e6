"""What one browser tells another so that the two find each other."""

from django.db import models
from django.utils import timezone

from kith.capabilities.rooms.models.presence import Presence


class Signal(models.Model):
    """For one person alone, and for minutes: what a browser can do, and by which ways it can be reached."""

    class Kind(models.TextChoices):
        DESCRIPTION = "description"
        CANDIDATE = "candidate"

    sender = models.ForeignKey(Presence, on_delete=models.CASCADE, related_name="sent")
    receiver = models.ForeignKey(Presence, on_delete=models.CASCADE, related_name="signals")
    kind = models.CharField(max_length=12, choices=Kind)
    body = models.JSONField()
    sent_at = models.DateTimeField(default=timezone.now, db_index=True)

    class Meta:
        indexes = [models.Index(fields=["receiver", "id"], name="rooms_signal_waiting")]

    def __str__(self) -> str:
        return f"{self.kind} {self.sender_id} {self.receiver_id}"
