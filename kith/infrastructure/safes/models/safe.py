"""A key that can be thrown away."""

from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.utils import timezone


class Safe(models.Model):
    """The row is the only place of its key. Rows that hold its words go with it (`DB_CASCADE`, or `CASCADE` where Django sees all of them).

    After `until` it is thrown away by itself; without it, only by hand.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    wrapped = models.BinaryField()
    made_at = models.DateTimeField(default=timezone.now)
    until = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[models.Manager["Safe"]] = models.Manager()

    class Meta:
        indexes = [
            models.Index(fields=["until"], condition=models.Q(until__isnull=False), name="safes_safe_until")
        ]

    def __str__(self) -> str:
        return f"{self.pk}"
