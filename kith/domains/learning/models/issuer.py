"""The house as it gives certificates: under its own address, which others look up."""

from typing import ClassVar

from django.db import models
from django.utils import timezone


class Issuer(models.Model):
    """When the house moves to another address, it is another issuer. The one that it was before stays, and can still be checked here."""

    did = models.CharField(max_length=300, unique=True)
    slug = models.SlugField(max_length=40)
    began_at = models.DateTimeField(default=timezone.now)

    objects: ClassVar[models.Manager["Issuer"]] = models.Manager()

    def __str__(self) -> str:
        return self.did
