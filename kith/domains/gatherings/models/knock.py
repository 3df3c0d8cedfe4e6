"""A code that was not that of the door."""

from typing import ClassVar

from django.db import models
from django.utils import timezone

from kith.foundation.people.models import Person


class Knock(models.Model):
    """Counted, so that nobody can try until it fits; gone after a day. At which door it was is nobody's matter."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField(default=timezone.now, db_index=True)

    objects: ClassVar[models.Manager["Knock"]] = models.Manager()

    class Meta:
        indexes = [models.Index(fields=["person", "at"], name="gatherings_knocked")]

    def __str__(self) -> str:
        return f"{self.person_id}: {self.at}"
