"""Words to think about: hints for people, never a verdict of the machine."""

from typing import ClassVar

from django.db import models
from django.utils import timezone

from kith.foundation.spaces.models.space import Space


class WordList(models.Model):
    """Of one space, kept by its hosts; or of the whole house (no space), kept by the stewards."""

    space = models.ForeignKey(Space, null=True, on_delete=models.CASCADE, related_name="+")
    source = models.TextField(blank=True)
    since = models.DateTimeField(default=timezone.now)

    objects: ClassVar[models.Manager["WordList"]] = models.Manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["space"], name="spaces_word_list_once", nulls_distinct=False)
        ]

    def __str__(self) -> str:
        return f"Words of {self.space_id or 'the house'}"
