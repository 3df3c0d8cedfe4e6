"""One thing that the community decided for its house."""

from typing import ClassVar

from django.db import models


class Choice(models.Model):
    """A row is there only for what differs from how the installation was set up."""

    name = models.CharField(max_length=20, primary_key=True)
    value = models.CharField(max_length=300, blank=True)

    objects: ClassVar[models.Manager["Choice"]] = models.Manager()

    def __str__(self) -> str:
        return f"{self.name}: {self.value}"
