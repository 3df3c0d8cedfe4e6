"""A circle: where, when and how a few peers meet."""

from datetime import datetime
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from kith.capabilities.items.models import Item
from kith.foundation.spaces.models import Space

LEAST, MOST = 3, 12
TRIAL = 6


class Circle(models.Model):
    """What stands around its meetings, by the clock of `zone`. Its members are those of its space, which is closed and holds `space.most` people.

    All of it is for them. It stays with its space, even where a host takes the conversation of its item elsewhere.
    """

    class Way(models.TextChoices):
        VIDEO = "video", _("In a room here, with picture and voice")
        PHONE = "phone", _("By phone")
        TEXT = "text", _("In a room here, in writing alone")
        MIXED = "mixed", _("In a room here, each as they like")
        DAYS = "days", _("At no hour: in writing alone, over some days")

    class State(models.TextChoices):
        TRIAL = "trial", pgettext_lazy("a circle", "On trial")
        GOING = "going", pgettext_lazy("a circle", "Going on")
        ENDED = "ended", pgettext_lazy("a circle", "Ended")

    item = models.OneToOneField(Item, on_delete=models.CASCADE, primary_key=True, related_name="circle")
    space = models.ForeignKey(Space, on_delete=models.CASCADE, related_name="+")
    way = models.CharField(_("How we meet"), max_length=5, choices=Way, default=Way.VIDEO)
    phone = models.CharField(_("How one phones in"), max_length=300, blank=True)
    zone = models.CharField(max_length=40)
    rule = models.CharField(max_length=300)
    first_day = models.DateField()
    at = models.TimeField()
    minutes = models.PositiveSmallIntegerField()
    format = models.CharField(max_length=40, blank=True)
    country = models.CharField(max_length=2, blank=True)
    trial_meetings = models.PositiveSmallIntegerField(default=TRIAL)
    reviews = models.PositiveSmallIntegerField(default=0)
    reviewed_on = models.DateField(null=True, blank=True)
    review_told_at = models.DateTimeField(null=True, blank=True)
    state = models.CharField(max_length=5, choices=State, default=State.TRIAL)
    ended_at = models.DateTimeField(null=True, blank=True)
    farewell = models.CharField(max_length=1000, blank=True)

    objects: ClassVar[models.Manager["Circle"]] = models.Manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(minutes__gte=15, minutes__lte=240), name="supervision_circle_minutes"
            ),
            models.CheckConstraint(
                condition=Q(state="ended", ended_at__isnull=False) | ~Q(state="ended") & Q(ended_at=None),
                name="supervision_circle_ended_at",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pk}"

    def get_absolute_url(self) -> str:
        return self.item.get_absolute_url()

    @property
    def is_over(self) -> bool:
        return self.state == self.State.ENDED or self.space.is_archived

    @property
    def is_on_trial(self) -> bool:
        return self.state == self.State.TRIAL

    @property
    def by_phone(self) -> bool:
        return self.way == self.Way.PHONE

    @property
    def in_days(self) -> bool:
        """Nobody has to come at one hour; on each date of the rhythm someone can bring something in writing."""
        return self.way == self.Way.DAYS

    @property
    def first_wall(self) -> datetime:
        """What the clock of the circle shows when it meets for the first time."""
        return datetime.combine(self.first_day, self.at)
