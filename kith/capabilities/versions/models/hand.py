"""Who wrote what in a version."""

from typing import ClassVar

from django.db import models

from kith.capabilities.versions.models.version import Version
from kith.foundation.spaces.models import Membership


class Hand(models.Model):
    """That someone kept words in one `part` of a version: an answer, its title or its files. Shown are those alone who are
    named beside the item.
    """

    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="hands")
    member = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    part = models.CharField(max_length=40)

    objects: ClassVar[models.Manager["Hand"]] = models.Manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["version", "member", "part"], name="versions_hand_once")
        ]

    def __str__(self) -> str:
        return f"{self.member}: {self.part}"
