"""Why a job failed the last time."""

from typing import ClassVar

from django.db import models
from django.utils import timezone


class Trouble(models.Model):
    """`kind` is the name of the error and `place` where it came up in the program: never a word of what it was about."""

    job = models.BigIntegerField(primary_key=True)
    kind = models.CharField(max_length=80)
    place = models.CharField(max_length=160)
    at = models.DateTimeField(default=timezone.now)

    objects: ClassVar[models.Manager["Trouble"]] = models.Manager()

    def __str__(self) -> str:
        return f"{self.kind} {self.place}".strip()
