"""One thing that happened."""

from django.conf import settings
from django.db import models
from django.utils import timezone


class Event(models.Model):
    """A trigger refuses every change; `facts` holds keys and numbers, no names and no one's private words.

    Only the actor can go, when someone takes their name off (`activity/forgetting.py`).
    """

    type = models.CharField(max_length=40)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField(default=timezone.now)
    facts = models.JSONField(default=dict)

    class Meta:
        indexes = [models.Index(models.F("type"), models.F("at").desc(), name="activity_event_of_type")]

    def __str__(self) -> str:
        return f"{self.type} {self.at:%Y-%m-%d %H:%M}"
