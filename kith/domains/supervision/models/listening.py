"""Someone asks their circle: could anybody listen?"""

from datetime import datetime, timedelta
from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from kith.domains.supervision.models.circle import Circle
from kith.foundation.spaces.models import Membership
from kith.infrastructure.safes.models import Safe
from kith.lib.tokens import new_key

REACHED = timedelta(days=3)  # for so long after its day the two can still write to each other


class Listening(models.Model):
    """For the members of the circle alone. No reason is asked for. It lapses by itself.

    What was written with it is `sealed`, in a `safe` that is there only if something was written, and that ends with its day.
    `is_missed` once whoever asked was told that nobody could.
    """

    circle = models.ForeignKey(Circle, on_delete=models.DO_NOTHING, related_name="listenings")
    key = models.CharField(max_length=40, unique=True, default=new_key)
    asker = models.ForeignKey(Membership, on_delete=models.DO_NOTHING, related_name="+")
    safe = models.OneToOneField(Safe, on_delete=models.DB_SET_NULL, null=True, related_name="+")
    sealed = models.BinaryField(default=b"")
    asked_at = models.DateTimeField(default=timezone.now)
    lapses_at = models.DateTimeField()
    answerer = models.ForeignKey(Membership, on_delete=models.DO_NOTHING, null=True, related_name="+")
    is_missed = models.BooleanField(default=False)
    closed_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[models.Manager["Listening"]] = models.Manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(answerer=None) | ~Q(answerer=F("asker")), name="supervision_listening_another"
            ),
            models.UniqueConstraint(
                fields=["circle", "asker"],
                condition=Q(closed_at=None, answerer=None),
                name="supervision_listening_one_open",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("supervision:listening", args=[self.circle_id, self.key])

    @property
    def place(self) -> str:
        return f"{self._meta.db_table} {self.key}"

    @property
    def is_open(self) -> bool:
        return self.closed_at is None and self.answerer_id is None and not self.has_lapsed

    @property
    def has_lapsed(self) -> bool:
        """Its time went by, and nobody had answered."""
        is_late = self.lapses_at <= timezone.now()
        return is_late and self.answerer_id is None and self.closed_at is None

    @property
    def gone_at(self) -> datetime:
        """When all that was written is gone, if nobody closes it before."""
        return self.lapses_at if self.answerer_id is None else self.lapses_at + REACHED

    def other(self, place: Membership) -> Membership | None:
        """For one of the two the other one, as long as they can write to each other; for everyone else nobody."""
        if self.answerer is None or self.closed_at or self.gone_at <= timezone.now():
            return None
        other = {self.asker: self.answerer, self.answerer: self.asker}.get(place)
        return other if other is not None and other.is_active else None


class ListeningLine(models.Model):
    """What one of the two writes to the other below a request, in its safe. For these two alone."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    listening = models.ForeignKey(Listening, on_delete=models.DB_CASCADE, related_name="lines")
    safe = models.ForeignKey(Safe, on_delete=models.DB_CASCADE, related_name="+")
    author = models.ForeignKey(Membership, on_delete=models.DO_NOTHING, related_name="+")
    sealed = models.BinaryField()
    said_at = models.DateTimeField(default=timezone.now)

    objects: ClassVar[models.Manager["ListeningLine"]] = models.Manager()

    def __str__(self) -> str:
        return f"{self.pk}"

    @property
    def place(self) -> str:
        return f"{self._meta.db_table} {self.pk}"
