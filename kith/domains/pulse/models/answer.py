"""What someone answered about the month that runs."""

from typing import ClassVar
from uuid import uuid4

from django.db import models

from kith.domains.pulse.models.asking import Asking
from kith.foundation.people.models import Person


class Answer(models.Model):
    """For its owner alone, and locked: the word lies in `sealed`. It is gone when its month is counted."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    person = models.ForeignKey(Person, on_delete=models.DO_NOTHING, related_name="+")
    asking = models.ForeignKey(Asking, on_delete=models.DB_CASCADE, related_name="+")
    sealed = models.BinaryField()

    objects: ClassVar[models.Manager["Answer"]] = models.Manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "asking"], name="pulse_answer_once")]

    def __str__(self) -> str:
        return f"{self.pk}"

    @property
    def place(self) -> str:
        """Where its word lies: it opens nowhere else."""
        return f"{self._meta.db_table} {self.pk}"
