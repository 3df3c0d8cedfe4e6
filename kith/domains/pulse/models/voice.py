"""That someone takes part in a pulse."""

from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.utils import timezone

from kith.domains.pulse.models.pulse import Pulse
from kith.foundation.people.models import Person


class Voice(models.Model):
    """For its owner alone. It holds for as long as they belong to the space: who leaves and comes back is asked anew."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    person = models.ForeignKey(Person, on_delete=models.DO_NOTHING, related_name="+")
    pulse = models.ForeignKey(Pulse, on_delete=models.DB_CASCADE, related_name="+")
    since = models.DateTimeField(default=timezone.now)

    objects: ClassVar[models.Manager["Voice"]] = models.Manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "pulse"], name="pulse_voice_once")]

    def __str__(self) -> str:
        return f"{self.pk}"
