"""An answer that helped."""

from django.db import models
from django.utils import timezone

from kith.capabilities.conversations.models import Post
from kith.foundation.spaces.models import Membership


class AcceptedAnswer(models.Model):
    """A question may have several; the asker or a host says so."""

    post = models.OneToOneField(Post, primary_key=True, on_delete=models.CASCADE, related_name="accepted")
    by = models.ForeignKey(Membership, null=True, on_delete=models.SET_NULL, related_name="+")
    accepted_at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"{self.post}"
