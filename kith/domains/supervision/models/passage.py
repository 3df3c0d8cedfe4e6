"""What is said in a session in writing, locked."""

from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.utils import timezone

from kith.domains.supervision.models.session import Session
from kith.foundation.spaces.models import Membership


class Sealed(models.Model):
    """Words in the safe of a session. They open at this place alone."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    session = models.ForeignKey(Session, on_delete=models.DB_CASCADE, related_name="%(class)ss")
    author = models.ForeignKey(Membership, on_delete=models.DO_NOTHING, related_name="+")
    sealed = models.BinaryField()
    said_at = models.DateTimeField(default=timezone.now)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.pk}"

    @property
    def place(self) -> str:
        return f"{self._meta.db_table} {self.pk}"


class Passage(Sealed):
    """For the members of the circle. `step` is the key of the step in which it was said; `output` of what it is kept as, if anything."""

    step = models.CharField(max_length=40)
    output = models.CharField(max_length=40, blank=True)
    changed_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[models.Manager["Passage"]] = models.Manager()

    class Meta:
        indexes = [models.Index(fields=["session", "said_at"], name="supervision_passage_of")]


class Note(Sealed):
    """What a secretary wrote down for whoever brought something (`presenter`): those two read it, and nobody else."""

    presenter = models.ForeignKey(Membership, on_delete=models.DO_NOTHING, related_name="+")

    objects: ClassVar[models.Manager["Note"]] = models.Manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["session", "author"], name="supervision_note_once")]
