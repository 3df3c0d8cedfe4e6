"""A browser in which someone switched on that news may show on the screen."""

from typing import ClassVar

from django.db import models
from django.utils import timezone

from kith.foundation.people.models import Person
from kith.lib import outgoing


class Device(models.Model):
    """`endpoint` is where its push service takes messages; only the browser that made the two keys can read them."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="devices")
    endpoint = models.CharField(max_length=outgoing.LONGEST, unique=True)
    p256dh = models.CharField(max_length=100)
    auth = models.CharField(max_length=40)
    label = models.CharField(max_length=80)
    made_at = models.DateTimeField(default=timezone.now)
    last_sent = models.DateTimeField(null=True)

    objects: ClassVar[models.Manager["Device"]] = models.Manager()

    def __str__(self) -> str:
        return self.label
