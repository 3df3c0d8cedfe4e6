"""The file that shows that someone was at a training."""

from typing import ClassVar

from django.db import models

from kith.domains.learning.models.hours import Hours
from kith.foundation.people.models import Person


class Proof(models.Model):
    """It lies in the database, behind the wall with what it proves: so it goes when that goes, and backups have both."""

    hours = models.OneToOneField(Hours, on_delete=models.DB_CASCADE, primary_key=True, related_name="proof")
    person = models.ForeignKey(Person, on_delete=models.DO_NOTHING, related_name="+")
    name = models.CharField(max_length=160)
    media_type = models.CharField(max_length=120)
    data = models.BinaryField()

    objects: ClassVar[models.Manager["Proof"]] = models.Manager()

    def __str__(self) -> str:
        return f"{self.pk}"
