"""Which message of an archive a post was, so that repeating an import adds nothing twice; and whose words it is."""

from django.db import models

from kith.capabilities.conversations.models.post import Post
from kith.capabilities.items.models import Collection, Rights


class PostOrigin(Rights):
    post = models.OneToOneField(Post, primary_key=True, on_delete=models.CASCADE, related_name="origin")
    collection = models.ForeignKey(Collection, on_delete=models.CASCADE, related_name="+")
    identifier = models.CharField(max_length=250)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["collection", "identifier"], name="conversations_postorigin_once")
        ]

    def __str__(self) -> str:
        return self.identifier
