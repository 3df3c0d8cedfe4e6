"""A key that can be thrown away."""

from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.utils import timezone


class Safe(models.Model):
    """The row is the only place of its key. Rows that hold its words go with it by `on_delete=DB_CASCADE`."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    wrapped = models.BinaryField()
    made_at = models.DateTimeField(default=timezone.now)

    objects: ClassVar[models.Manager["Safe"]] = models.Manager()

    def __str__(self) -> str:
        return f"{self.pk}"
