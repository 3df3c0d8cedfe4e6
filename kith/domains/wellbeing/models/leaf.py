"""Something that someone keeps for themselves."""

from typing import ClassVar
from uuid import uuid4

from django.db import models

from kith.domains.wellbeing.models.keeper import Keeper
from kith.foundation.people.models import Person


class Leaf(models.Model):
    """What it is, from which day, and every word of it lie in `sealed`."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    person = models.ForeignKey(Person, on_delete=models.DO_NOTHING, related_name="+")
    keeper = models.ForeignKey(Keeper, on_delete=models.DB_CASCADE, related_name="leaves")
    sealed = models.BinaryField()

    objects: ClassVar[models.Manager["Leaf"]] = models.Manager()

    def __str__(self) -> str:
        return f"{self.pk}"

    @property
    def place(self) -> str:
        """Where its words lie: they open nowhere else."""
        return f"{self._meta.db_table} {self.pk}"
