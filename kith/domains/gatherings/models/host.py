"""Who hosts a gathering with whoever announced it."""

from typing import ClassVar

from django.db import models
from django.utils import timezone

from kith.domains.gatherings.models.gathering import Gathering
from kith.foundation.people.models import Person


class Host(models.Model):
    """A member of its space, named by its hosts. It holds as long as they belong to the space, and for this gathering alone."""

    gathering = models.ForeignKey(Gathering, on_delete=models.CASCADE, related_name="hosts")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    objects: ClassVar[models.Manager["Host"]] = models.Manager()

    class Meta:
        ordering = ["at", "pk"]
        constraints = [models.UniqueConstraint(fields=["gathering", "person"], name="gatherings_host_once")]

    def __str__(self) -> str:
        return f"{self.person_id}: {self.gathering_id}"
