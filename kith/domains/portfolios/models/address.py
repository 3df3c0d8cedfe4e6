"""That there is something under an address: all that may be known of it outside of the wall."""

from typing import ClassVar

from django.db import models


class Address(models.Model):
    """It leads to nobody. `mark` is the digest of the address; whose share it is, is `sealed` with the address itself. So
    whoever has the address finds the way, and whoever has the database does not."""

    mark = models.CharField(max_length=64, unique=True)
    sealed = models.BinaryField()

    objects: ClassVar[models.Manager["Address"]] = models.Manager()

    class Meta:
        verbose_name_plural = "addresses"

    def __str__(self) -> str:
        return f"{self.pk}"
