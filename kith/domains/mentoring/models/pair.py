"""Two who accompany each other for a while."""

from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from kith.foundation.spaces.models import Space


class Pair(models.Model):
    """Its rows are there for the two who have a side of it. What they say to each other stands in their space.

    What they agreed on is the guidelines of that space; here is kept what was chosen for them last.
    """

    class Often(models.TextChoices):
        WEEK = "week", _("Every week")
        FORTNIGHT = "fortnight", _("Every second week")
        MONTH = "weekday", _("Once a month")
        NEEDED = "needed", _("When one of us needs it")

    class Way(models.TextChoices):
        ROOM = "room", _("In a room here, by picture, voice or text")
        PHONE = "phone", _("By phone")
        WRITING = "writing", _("In writing, in our space")
        HERE = "here", _("In person")

    key = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    space = models.OneToOneField(Space, on_delete=models.DO_NOTHING, related_name="+")
    began_at = models.DateTimeField(default=timezone.now)
    often = models.CharField(_("How often we meet"), max_length=9, choices=Often, blank=True)
    minutes = models.PositiveSmallIntegerField(_("How long"), null=True, blank=True)
    way = models.CharField(pgettext_lazy("mentoring", "How we meet"), max_length=7, choices=Way, blank=True)
    until = models.DateField(_("Until when"), null=True, blank=True)
    between = models.CharField(_("What stays between us"), max_length=1000, blank=True)
    ended_at = models.DateTimeField(null=True)

    objects: ClassVar[models.Manager["Pair"]] = models.Manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(minutes=None) | Q(minutes__gte=15, minutes__lte=240),
                name="mentoring_pair_minutes",
            )
        ]

    def __str__(self) -> str:
        return f"{self.key}"

    @property
    def is_over(self) -> bool:
        return self.ended_at is not None or self.space.is_archived
