"""A person in an envelope."""

from typing import ClassVar

from django.db import models


class Seal(models.Model):
    """Who lets the row go destroys the link for good. No moment is kept: it would lie beside others in the logs."""

    scope = models.CharField(max_length=40)
    token = models.CharField(max_length=64, unique=True)
    sealed = models.BinaryField()

    objects: ClassVar[models.Manager["Seal"]] = models.Manager()

    def __str__(self) -> str:
        return self.scope
