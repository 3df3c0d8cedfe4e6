"""What someone wants of a round, and what came out of it for them: for one person alone, and locked."""

from typing import ClassVar
from uuid import uuid4

from django.db import models

from kith.domains.supervision.models.round import Round
from kith.foundation.people.models import Person
from kith.infrastructure.safes.models import Safe


class OfOne(models.Model):
    """One row for one person in one round, with all that it says in the safe of the round, and gone with it."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    round = models.ForeignKey(Round, on_delete=models.DO_NOTHING, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.DO_NOTHING, related_name="+")
    safe = models.ForeignKey(Safe, on_delete=models.DB_CASCADE, related_name="+")
    sealed = models.BinaryField()

    class Meta:
        abstract = True
        constraints = [
            models.UniqueConstraint(fields=["round", "person"], name="%(app_label)s_%(class)s_of_round_once")
        ]

    def __str__(self) -> str:
        return f"{self.pk}"

    @property
    def place(self) -> str:
        return f"{self._meta.db_table} {self.pk}"


class Wish(OfOne):
    """What they said: see `rounds.wished.Wished`."""

    objects: ClassVar[models.Manager["Wish"]] = models.Manager()


class Offer(OfOne):
    """A place in a circle, with their own answer, or why there was none: see `rounds.offered.Offered`."""

    objects: ClassVar[models.Manager["Offer"]] = models.Manager()
