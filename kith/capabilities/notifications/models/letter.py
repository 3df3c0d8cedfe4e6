"""A mail about notices, from the moment it is due until it is sent."""

import secrets
from typing import ClassVar

from django.db import models
from django.utils import timezone

from kith.foundation.people.models import Person


def _key() -> str:
    return secrets.token_hex(16)


class Letter(models.Model):
    """Holds no words: they are put together when it is sent, of what its reader may see then.

    `key` is in its Message-ID, so that a receiver knows it again should it come twice.
    """

    class Sort(models.TextChoices):
        NOW = "now"
        DIGEST = "digest"

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="letters")
    sort = models.CharField(max_length=6, choices=Sort)
    key = models.CharField(max_length=32, unique=True, default=_key)
    made_at = models.DateTimeField(default=timezone.now)
    sent_at = models.DateTimeField(null=True)

    objects: ClassVar[models.Manager["Letter"]] = models.Manager()

    def __str__(self) -> str:
        return f"{self.sort} {self.key}"
