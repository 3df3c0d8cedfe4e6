"""When someone may be reminded of what is open for them: outside of the wall a moment, behind it what is their own."""

from typing import ClassVar

from django.db import models

from kith.foundation.people.models import Person


class NextLook(models.Model):
    """From when on the house looks, as this person, whether something is open for them. It says neither what nor where."""

    person = models.OneToOneField(Person, on_delete=models.DO_NOTHING, primary_key=True, related_name="+")
    at = models.DateTimeField(db_index=True)

    objects: ClassVar[models.Manager["NextLook"]] = models.Manager()

    def __str__(self) -> str:
        return f"{self.pk}"


class Reminded(models.Model):
    """For this person alone: when they were reminded last, and when they came by themselves."""

    person = models.OneToOneField(Person, on_delete=models.DO_NOTHING, primary_key=True, related_name="+")
    told_at = models.DateTimeField(null=True, blank=True)
    came_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[models.Manager["Reminded"]] = models.Manager()

    def __str__(self) -> str:
        return f"{self.pk}"
