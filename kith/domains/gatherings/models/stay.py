"""That someone was there, from when to when."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kith.capabilities.rooms.models import Presence
from kith.domains.gatherings.models.occasion import Occasion
from kith.foundation.people.models import Person


class Stay(models.Model):
    """One stay; there may be several on a day. Seen by the person and the hosts.

    Nothing is written over: who corrects a stay sets it aside, with who did it and when, and a new one takes its place.
    What the room noted has the `presence` with which it began. Someone can be there by the door and by the room at once;
    what the two share is counted once.
    """

    class How(models.TextChoices):
        CODE = "code", _("With the code of the door")
        HOST = "host", _("A host wrote it down")
        SELF = "self", _("Corrected by the person")
        ROOM = "room", _("Noted by the room")

    occasion = models.ForeignKey(Occasion, on_delete=models.CASCADE, related_name="stays")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="stays")
    came_at = models.DateTimeField()
    left_at = models.DateTimeField(null=True, blank=True)
    how = models.CharField(max_length=4, choices=How)
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    presence = models.OneToOneField(Presence, null=True, on_delete=models.SET_NULL, related_name="+")
    written_at = models.DateTimeField(default=timezone.now)
    set_aside_at = models.DateTimeField(null=True, blank=True)
    set_aside_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")

    objects: ClassVar[models.Manager["Stay"]] = models.Manager()

    class Meta:
        ordering = ["came_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(left_at=None) | Q(left_at__gte=F("came_at")), name="gatherings_left_after_coming"
            ),
            models.UniqueConstraint(
                fields=["occasion", "person"],
                condition=Q(left_at=None, set_aside_at=None) & ~Q(how="room"),
                name="gatherings_there_once",
            ),
        ]
        indexes = [models.Index(fields=["occasion", "person"], name="gatherings_stay_of")]

    def __str__(self) -> str:
        return f"{self.person_id}: {self.came_at}"
