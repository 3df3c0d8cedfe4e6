"""A month about which people are asked now."""

from typing import ClassVar

from django.db import models

from kith.domains.pulse.models.pulse import Pulse
from kith.infrastructure.safes.models import Safe


class Asking(models.Model):
    """`month` is its first day. Answers are locked in its safe, and go with it: by the count, or by themselves some days later.

    It is there before the first answer, so that it tells nothing of answers.
    """

    pulse = models.ForeignKey(Pulse, on_delete=models.DB_CASCADE, related_name="askings")
    month = models.DateField()
    safe = models.OneToOneField(Safe, on_delete=models.DB_CASCADE, related_name="+")

    objects: ClassVar[models.Manager["Asking"]] = models.Manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["pulse", "month"], name="pulse_asking_once"),
            models.CheckConstraint(condition=models.Q(month__day=1), name="pulse_asking_is_a_month"),
        ]

    def __str__(self) -> str:
        return f"{self.pk}"
