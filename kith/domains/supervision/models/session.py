"""A session of a circle by a format, as it runs."""

from functools import cached_property
from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from kith.domains.supervision.formats.plain import Plain, from_plain
from kith.domains.supervision.formats.shapes import Format
from kith.domains.supervision.models.circle import Circle
from kith.domains.supervision.models.log import OF_SESSION
from kith.infrastructure.safes.models import Safe


class Session(models.Model):
    """For the members of the circle alone, and gone with its safe, which has its end (`Safe.until`) from the beginning.

    `told` is the format with its words as they were when it began. `state` is a State of `live` or of `written`, in which people
    are memberships. `planned_for` names its meeting, if it is that of one (`Meeting.planned_for`); a meeting can have one after
    another. Of those in which people meet, one is on at a time, so that all come to the same. Nothing of what is said stands
    here: that is in passages and notes, locked in the safe.
    """

    class Way(models.TextChoices):
        LIVE = "live"
        WRITTEN = "written"

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    circle = models.ForeignKey(Circle, on_delete=models.DO_NOTHING, related_name="sessions")
    safe = models.OneToOneField(Safe, on_delete=models.DB_CASCADE, related_name="+")
    way = models.CharField(max_length=7, choices=Way)
    planned_for = models.DateField(null=True, blank=True)
    told: "models.JSONField[Plain, Plain]" = models.JSONField()
    state: "models.JSONField[Plain, Plain]" = models.JSONField()
    begun_at = models.DateTimeField(default=timezone.now)
    is_over = models.BooleanField(default=False)

    objects: ClassVar[models.Manager["Session"]] = models.Manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["circle"], condition=Q(way="live", is_over=False), name="supervision_session_one_live"
            )
        ]

    def __str__(self) -> str:
        return f"{self.pk}"

    def get_absolute_url(self) -> str:
        return reverse(f"supervision:{self.way}", args=[self.circle_id, self.pk])

    @property
    def log_key(self) -> str:
        """By which whoever took part finds their own log of it again."""
        return f"{OF_SESSION}{self.pk}"

    @cached_property
    def format(self) -> Format:
        return from_plain(self.told)
