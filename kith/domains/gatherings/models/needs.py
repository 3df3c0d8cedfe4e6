"""What someone needs in order to take part."""

from typing import ClassVar

from django.db import models

from kith.foundation.people.models import Person


class Needs(models.Model):
    """Asked once and kept. Behind a second wall: read by oneself, and by the hosts of gatherings to which one tells them."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, primary_key=True, related_name="needs")
    words = models.CharField(max_length=600)

    objects: ClassVar[models.Manager["Needs"]] = models.Manager()

    def __str__(self) -> str:
        return str(self.person_id)
