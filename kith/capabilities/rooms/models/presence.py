"""Someone in a room, from coming in to leaving."""

from datetime import datetime, timedelta
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kith.capabilities.rooms.models.room import Room
from kith.foundation.people.models import Person
from kith.foundation.spaces.models import Membership, Space

SILENT = timedelta(seconds=75)  # a browser in the background may speak only once a minute
SILENT_IN_WRITING = timedelta(minutes=15)  # a page without script says nothing by itself


class PresenceQuerySet(models.QuerySet["Presence"]):
    def here(self) -> "PresenceQuerySet":
        """Those who came in, did not leave, and were heard of lately."""
        return self.filter(left_at=None).exclude(self._silent(timezone.now()))

    def gone(self) -> "PresenceQuerySet":
        """Those who did not leave, and are heard of no more."""
        return self.filter(self._silent(timezone.now()), left_at=None)

    def seen_and_heard(self) -> "PresenceQuerySet":
        """Those who are connected to one another."""
        return self.exclude(way=Presence.Way.TEXT)

    @staticmethod
    def _silent(now: datetime) -> Q:
        in_writing = Q(way=Presence.Way.TEXT)
        return ~in_writing & Q(seen_at__lt=now - SILENT) | in_writing & Q(seen_at__lt=now - SILENT_IN_WRITING)


class Presence(models.Model):
    """One interval. Members go by the name that they have in the space of the item, everyone else by their own."""

    class Way(models.TextChoices):
        VIDEO = "video", _("With picture and voice")
        AUDIO = "audio", _("With voice alone")
        TEXT = "text", _("In writing alone")

    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="presences")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    member = models.ForeignKey(Membership, null=True, on_delete=models.CASCADE, related_name="+")
    way = models.CharField(max_length=5, choices=Way)
    leads = models.BooleanField(default=False)
    hand_at = models.DateTimeField(null=True, blank=True)
    agreed_at = models.DateTimeField(null=True, blank=True)
    sent_out = models.BooleanField(default=False)
    joined_at = models.DateTimeField(default=timezone.now)
    seen_at = models.DateTimeField(default=timezone.now)
    left_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[models.Manager["Presence"]] = PresenceQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["room", "person"], condition=Q(left_at=None), name="rooms_presence_once"
            ),
            models.CheckConstraint(
                condition=Q(left_at=None) | Q(left_at__gte=F("joined_at")), name="rooms_presence_in_order"
            ),
            models.CheckConstraint(
                condition=Q(sent_out=False) | Q(left_at__isnull=False),
                name="rooms_presence_sent_out_has_left",
            ),
        ]
        indexes = [models.Index(fields=["seen_at"], condition=Q(left_at=None), name="rooms_presence_here")]

    def __str__(self) -> str:
        return f"{self.room_id} {self.person_id}"

    @property
    def name(self) -> str:
        return self.member.shown_name if self.member else self.person.name

    @property
    def seed(self) -> str:
        return self.member.seed if self.member else self.person.handle

    @property
    def space(self) -> Space:
        return self.room.space

    @property
    def writes_only(self) -> bool:
        return self.way == self.Way.TEXT

    @property
    def has_agreed(self) -> bool:
        """Whether they know, and go along, that someone records what is said now."""
        recorded = self.room.recorded_at
        return recorded is None or (self.agreed_at is not None and self.agreed_at >= recorded)

    def get_absolute_url(self) -> str:
        """The page of pictures is for whoever has just come in. Loaded again it asks anew, so that no camera comes on by itself."""
        room = self.room.get_absolute_url()
        return room if self.writes_only else f"{room}?in={self.pk}"
