"""What full-text search looks into."""

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models

from kith.capabilities.conversations.models import Post
from kith.capabilities.items.models import Item


class Entry(models.Model):
    """One post; the opening post's entry carries the title and the tags of its item with more weight.

    `vector` holds the words as they stand, and their stems in the language of the item.
    """

    post = models.OneToOneField(Post, primary_key=True, on_delete=models.CASCADE, related_name="entry")
    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="entries")
    written_at = models.DateTimeField()
    vector = SearchVectorField()

    class Meta:
        indexes = [
            GinIndex(fields=["vector"], name="search_entry_vector", fastupdate=False),
            models.Index(fields=["-written_at"], name="search_entry_newest"),
        ]

    @property
    def noted(self) -> str:
        """What to know before reading it: the note of the post, or of its conversation."""
        return self.post.content_note or self.item.content_note

    def __str__(self) -> str:
        return str(self.post_id)
