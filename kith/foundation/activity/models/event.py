"""One thing that happened."""

from django.conf import settings
from django.db import models
from django.utils import timezone


class Event(models.Model):
    """Never changed once written; `facts` holds what its sentence needs, no one's private words."""

    type = models.CharField(max_length=40)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField(default=timezone.now)
    facts = models.JSONField(default=dict)

    def __str__(self) -> str:
        return f"{self.type} {self.at:%Y-%m-%d %H:%M}"
