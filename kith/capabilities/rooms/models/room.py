"""A room, and who is named for it."""

from typing import ClassVar
from urllib.parse import urlsplit

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kith.capabilities.items.models import Item
from kith.foundation.people.models import Person
from kith.foundation.spaces.models import Space
from kith.infrastructure.safes.models import Safe
from kith.lib.tokens import new_key


class RoomQuerySet(models.QuerySet["Room"]):
    def visible_to(self, person: Person | None) -> "RoomQuerySet":
        """A room is found by those who see its item."""
        return self.filter(item__in=Item.objects.visible_to(person))


class Room(models.Model):
    """One for each item that has one. With a list (`is_listed`), only those named come in; without, members of the space.

    What is written in it lies in its `safe`, which is known without reading a line: whoever closes it may not be inside.
    """

    class Way(models.TextChoices):
        OWN = "own", _("Here, in the browser")
        LARGE = "large", _("In a large room (BigBlueButton)")
        LINK = "link", _("Somewhere else")

    item = models.OneToOneField(Item, on_delete=models.CASCADE, related_name="room")
    way = models.CharField(_("Where people meet"), max_length=8, choices=Way, default=Way.OWN)
    link = models.URLField(_("Its address"), max_length=500, blank=True)
    key = models.CharField(max_length=40, unique=True, default=new_key)
    is_listed = models.BooleanField(default=False)
    opened_at = models.DateTimeField(default=timezone.now)
    closed_at = models.DateTimeField(null=True, blank=True)
    recorded_at = models.DateTimeField(null=True, blank=True)
    safe = models.OneToOneField(Safe, null=True, on_delete=models.SET_NULL, related_name="+")

    objects: ClassVar[models.Manager["Room"]] = RoomQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(way="link", link__gt="") | ~Q(way="link") & Q(link=""),
                name="rooms_room_link_where_it_leads",
            )
        ]

    def __str__(self) -> str:
        return self.key

    @property
    def space(self) -> Space:
        return self.item.space

    @property
    def is_open(self) -> bool:
        return self.closed_at is None

    @property
    def is_own(self) -> bool:
        return self.way == self.Way.OWN

    @property
    def is_recorded(self) -> bool:
        """Whether a host said that they record, elsewhere: this house does not."""
        return self.recorded_at is not None

    @property
    def host(self) -> str:
        """The house to which its link leads."""
        return urlsplit(self.link).hostname or ""

    def get_absolute_url(self) -> str:
        return reverse("rooms:room", args=[self.pk])


class Entrant(models.Model):
    """Someone whom the domain of the item names for a room: to lead it, or to come in where a list is kept."""

    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="entrants")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    leads = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["room", "person"], name="rooms_entrant_once")]

    def __str__(self) -> str:
        return f"{self.room_id} {self.person_id}"
