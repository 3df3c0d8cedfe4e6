"""A file that a version carries."""

from typing import ClassVar

from django.db import models

from kith.capabilities.attachments.models import File
from kith.capabilities.versions.models.version import Version


class CarriedFile(models.Model):
    """A new draft begins with the files of the version before it. What was published goes on carrying what it had."""

    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="carried")
    file = models.ForeignKey(File, on_delete=models.CASCADE, related_name="carried")

    objects: ClassVar[models.Manager["CarriedFile"]] = models.Manager()

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["version", "file"], name="versions_file_once")]

    def __str__(self) -> str:
        return f"{self.version_id}: {self.file_id}"
