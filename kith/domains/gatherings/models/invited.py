"""That a host would like someone to come."""

from typing import ClassVar

from django.db import models
from django.utils import timezone

from kith.domains.gatherings.models.gathering import Gathering
from kith.foundation.people.models import Person


class Invited(models.Model):
    """It opens the door for one person, who takes a seat or lets it pass; then it is gone, and nobody is told."""

    gathering = models.ForeignKey(Gathering, on_delete=models.CASCADE, related_name="invited")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    objects: ClassVar[models.Manager["Invited"]] = models.Manager()

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["gathering", "person"], name="gatherings_invited_once")
        ]

    def __str__(self) -> str:
        return f"{self.person_id}: {self.gathering_id}"
