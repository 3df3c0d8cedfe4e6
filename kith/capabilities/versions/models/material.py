"""What a draft grew out of."""

from typing import ClassVar

from django.db import models

from kith.capabilities.conversations.models import Post
from kith.capabilities.items.models import Item


class Material(models.Model):
    """A post that was chosen from a conversation. Its words are not copied: those who write read them where they stand, as
    far as they may see them there. Whoever said them may refuse that they are used.
    """

    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="materials")
    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="materials")
    is_refused = models.BooleanField(default=False)

    objects: ClassVar[models.Manager["Material"]] = models.Manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["item", "post"], name="versions_material_once")]

    def __str__(self) -> str:
        return f"{self.item_id} ← {self.post_id}"
