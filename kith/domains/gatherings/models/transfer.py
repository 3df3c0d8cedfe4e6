"""That someone would like to give their seat to one other person."""

from typing import ClassVar

from django.db import models
from django.utils import timezone

from kith.domains.gatherings.models.seat import Seat
from kith.foundation.people.models import Person


class Transfer(models.Model):
    """Until the other takes it the seat stays where it is, so that it can never be lost between two."""

    seat = models.OneToOneField(Seat, on_delete=models.CASCADE, related_name="transfer")
    to = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    objects: ClassVar[models.Manager["Transfer"]] = models.Manager()

    def __str__(self) -> str:
        return f"{self.seat_id} → {self.to_id}"
