"""A thank-you that only the author of a post sees."""

from django.db import models
from django.utils import timezone

from kith.capabilities.conversations.models.post import Post
from kith.foundation.spaces.models import Membership


class Thanks(models.Model):
    """Never counted, never shown to anyone but the two people."""

    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="thanks")
    by = models.ForeignKey(Membership, on_delete=models.CASCADE, related_name="+")
    given_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["post", "by"], name="conversations_thanks_once")]

    def __str__(self) -> str:
        return f"{self.by} for {self.post}"
