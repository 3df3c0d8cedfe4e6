"""Who was named in a post."""

from django.db import models

from kith.capabilities.conversations.models.post import Post
from kith.foundation.spaces.models import Membership


class Mention(models.Model):
    """One row for each person named, or for each host when the hosts of a space were called."""

    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="mentions")
    membership = models.ForeignKey(Membership, on_delete=models.CASCADE, related_name="mentions")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["post", "membership"], name="conversations_mention_once")
        ]

    def __str__(self) -> str:
        return f"{self.membership} in {self.post}"
