"""Whose safe it is."""

from typing import ClassVar

from django.db import models

from kith.foundation.people.models import Person
from kith.infrastructure.safes.models import Safe


class Keeper(models.Model):
    """Someone's safe; with it goes all that lies in it. Only who had two accounts that became one has more than one."""

    person = models.ForeignKey(Person, on_delete=models.DO_NOTHING, related_name="+")
    safe = models.OneToOneField(Safe, on_delete=models.DB_CASCADE, related_name="+")

    objects: ClassVar[models.Manager["Keeper"]] = models.Manager()

    def __str__(self) -> str:
        return f"{self.pk}"
