"""What its hosts changed after a gathering was announced."""

from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kith.domains.gatherings.models.gathering import Gathering
from kith.domains.gatherings.models.occasion import Occasion

MOST_BEFORE = 520


class Change(models.Model):
    """Whoever sees the gathering reads it there, the newest first: what it is about, and when and where that was before."""

    class What(models.TextChoices):
        TIME = "time", _("The time changed.")
        PLACE = "place", _("How or where we meet changed.")
        MOVED = "moved", _("One date was moved.")
        DROPPED = "dropped", _("One date was cancelled.")
        VARIED = "varied", _("One date has another title or place.")
        ADDED = "added", _("A date was added.")
        SORT = "sort", _("It is another sort of gathering now.")
        LED = "led", _("Who leads it or speaks changed.")
        COST = "cost", _("What it costs changed.")
        DOOR = "door", _("Who takes a seat changed.")
        AGENDA = "agenda", _("The plan for the time together changed.")
        HOURS = "hours", _("The hours that it gives changed.")
        AFTER = "after", _("What hosts ask afterwards changed.")
        CANCELLED = "cancelled", _("The gathering was cancelled.")
        TAKEN_UP = "taken_up", _("The gathering happens after all.")

    gathering = models.ForeignKey(Gathering, on_delete=models.CASCADE, related_name="changes")
    what = models.CharField(max_length=10, choices=What)
    occasion = models.ForeignKey(Occasion, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    before = models.DateTimeField(null=True, blank=True)
    before_ends = models.DateTimeField(null=True, blank=True)
    after = models.DateTimeField(null=True, blank=True)
    after_ends = models.DateTimeField(null=True, blank=True)
    was = models.CharField(max_length=MOST_BEFORE, blank=True)
    at = models.DateTimeField(default=timezone.now)

    objects: ClassVar[models.Manager["Change"]] = models.Manager()

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return self.what
