"""Ties an event to the post that it is about."""

from django.db import models

from kith.capabilities.conversations.models.post import Post
from kith.foundation.activity.models import Event


class PostTrace(models.Model):
    event = models.OneToOneField(Event, primary_key=True, on_delete=models.CASCADE, related_name="post_trace")
    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="traces")

    def __str__(self) -> str:
        return f"{self.post}: {self.event}"
