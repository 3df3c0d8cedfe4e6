"""Ties an event to the tag that it is about."""

from django.db import models

from kith.capabilities.tags.models.tag import Tag
from kith.foundation.activity.models import Event


class TagTrace(models.Model):
    event = models.OneToOneField(Event, primary_key=True, on_delete=models.CASCADE, related_name="tag_trace")
    tag = models.ForeignKey(Tag, on_delete=models.CASCADE, related_name="traces")

    def __str__(self) -> str:
        return f"{self.tag}: {self.event}"
