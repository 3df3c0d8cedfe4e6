"""What certificates of the same training are given for."""

from typing import ClassVar

from django.db import models


class Achievement(models.Model):
    """They share its address, by which programs know that they are of the same. It leads to nobody, and says nothing of anyone:
    found by the `mark` of the address, its words are `sealed` with that, as those of each certificate are (`Issued`)."""

    mark = models.CharField(max_length=64, unique=True)
    digest = models.CharField(max_length=64)
    sealed = models.BinaryField()

    objects: ClassVar[models.Manager["Achievement"]] = models.Manager()

    def __str__(self) -> str:
        return f"{self.pk}"
