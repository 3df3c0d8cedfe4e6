"""One time that a gathering happens."""

from datetime import UTC, datetime, time, timedelta
from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from kith.domains.gatherings.models.gathering import FIRST_DAY, LAST_DAY, LONGEST, Gathering

_ANY_CLOCK = timedelta(days=2)
_EARLIEST = datetime.combine(FIRST_DAY, time(), UTC) - _ANY_CLOCK
_LATEST = datetime.combine(LAST_DAY, time(), UTC) + _ANY_CLOCK


class Occasion(models.Model):
    """`day` and `at` are the plan by the clock of the place, and never change: by them calendars know which one it is.

    It `begins_at` another moment when its hosts moved it. Its `title` and its `place` are empty where they are those of its
    gathering; what people have to know of its place stands beside it. Once moved or varied it stays so, since calendars that have heard of it must hear when it is as usual again.
    """

    gathering = models.ForeignKey(Gathering, on_delete=models.CASCADE, related_name="occasions")
    day = models.DateField()
    at = models.TimeField()
    begins_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    is_moved = models.BooleanField(default=False)
    is_varied = models.BooleanField(default=False)
    is_extra = models.BooleanField(default=False)
    title = models.CharField(max_length=200, blank=True)
    place = models.CharField(max_length=200, blank=True)
    address = models.CharField(max_length=300, blank=True)
    access = ArrayField(models.CharField(max_length=12), default=list, blank=True)
    access_words = models.CharField(max_length=600, blank=True)
    cancelled_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[models.Manager["Occasion"]] = models.Manager()

    class Meta:
        ordering = ["begins_at"]
        constraints = [
            models.UniqueConstraint(fields=["gathering", "day", "at"], name="gatherings_occasion_once"),
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("begins_at"), ends_at__lte=F("begins_at") + LONGEST),
                name="gatherings_occasion_lasts",
            ),
            models.CheckConstraint(
                condition=Q(begins_at__gte=_EARLIEST, begins_at__lte=_LATEST),
                name="gatherings_occasion_within_reach",
            ),
            models.CheckConstraint(
                condition=Q(address="") | ~Q(place=""), name="gatherings_address_of_own_place"
            ),
            models.CheckConstraint(
                condition=Q(access=[], access_words="") | ~Q(place=""), name="gatherings_access_of_own_place"
            ),
        ]
        indexes = [
            models.Index(fields=["begins_at", "ends_at"], name="gatherings_occasion_begins"),
            models.Index(fields=["gathering", "begins_at"], name="gatherings_occasion_of"),
        ]

    def __str__(self) -> str:
        return f"{self.gathering_id}: {self.day} {self.at}"

    @property
    def wall(self) -> datetime:
        """What the clock of the place shows when it begins by the plan: by this, calendars know which date it is."""
        return datetime.combine(self.day, self.at)

    @property
    def credit_key(self) -> str:
        """Under which hours and certificates of this date are written down, so that it is done once."""
        return f"gathering-{self.pk}"

    @property
    def varies(self) -> bool:
        """Whether it has a title or a place of its own."""
        return bool(self.title or self.place)

    @property
    def is_special(self) -> bool:
        """Whether calendars are told more of it than the rule of its series tells."""
        return self.is_moved or self.is_varied

    @property
    def is_cancelled(self) -> bool:
        return self.cancelled_at is not None
