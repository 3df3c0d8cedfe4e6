"""One meeting of a circle, and whose turn it is."""

from datetime import datetime, timedelta
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kith.domains.supervision.models.circle import Circle
from kith.foundation.spaces.models import Membership


class Role(models.TextChoices):
    MODERATOR = "moderator", _("Moderate")
    PRESENTER = "presenter", _("Bring something")
    SECRETARY = "secretary", _("Write down, for whoever brings something")


def _two_people(one: str, other: str) -> Q:
    return Q(**{one: None}) | ~Q(**{one: F(other)}) | Q(**{other: None})


class MeetingQuerySet(models.QuerySet["Meeting"]):
    def ahead(self, at: datetime | None = None) -> "MeetingQuerySet":
        return self.filter(begins_at__gt=at or timezone.now())

    def held(self, at: datetime | None = None) -> "MeetingQuerySet":
        """Those that began, and that nobody said did not happen."""
        return self.filter(begins_at__lte=at or timezone.now(), state=Meeting.State.ON)


class Meeting(models.Model):
    """`planned_for` is the day on which the rhythm puts it, by which it is known; `begins_at` is when it is.

    Where a circle writes over days, its dates are open until someone has brought something.
    """

    class State(models.TextChoices):
        ON = "on", _("It happens")
        OPEN = "open", _("Someone can bring something, in writing")
        SKIPPED = "skipped", _("It does not happen")

    circle = models.ForeignKey(Circle, on_delete=models.CASCADE, related_name="meetings")
    planned_for = models.DateField()
    begins_at = models.DateTimeField()
    is_moved = models.BooleanField(default=False)
    minutes = models.PositiveSmallIntegerField()
    format = models.CharField(max_length=40, blank=True)
    moderator = models.ForeignKey(Membership, null=True, on_delete=models.SET_NULL, related_name="+")
    presenter = models.ForeignKey(Membership, null=True, on_delete=models.SET_NULL, related_name="+")
    secretary = models.ForeignKey(Membership, null=True, on_delete=models.SET_NULL, related_name="+")
    state = models.CharField(max_length=7, choices=State, default=State.ON)

    objects = MeetingQuerySet.as_manager()
    format_title, has_secretary = "", False  # said by `with_formats`

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["circle", "planned_for"], name="supervision_meeting_once"),
            models.CheckConstraint(
                condition=_two_people("moderator", "presenter")
                & _two_people("moderator", "secretary")
                & _two_people("presenter", "secretary"),
                name="supervision_meeting_a_turn_each",
            ),
        ]
        indexes = [models.Index(fields=["circle", "begins_at"], name="supervision_meeting_of")]

    def __str__(self) -> str:
        return f"{self.pk}"

    @staticmethod
    def planned_in(circle: Circle) -> str:
        """The state in which a date begins."""
        return Meeting.State.OPEN if circle.in_days else Meeting.State.ON

    @property
    def is_open(self) -> bool:
        return self.state == self.State.OPEN

    @property
    def is_skipped(self) -> bool:
        return self.state == self.State.SKIPPED

    @property
    def is_ahead(self) -> bool:
        return self.begins_at > timezone.now()

    @property
    def ends_at(self) -> datetime:
        return self.begins_at + timedelta(minutes=self.minutes)

    @property
    def is_held(self) -> bool:
        return not self.is_ahead and self.state == self.State.ON

    @property
    def key(self) -> str:
        """Under it nobody writes it down twice in their log; it outlives the meeting."""
        return f"circle-{self.circle_id}-{self.planned_for:%Y%m%d}"

    def turn(self, role: str) -> Membership | None:
        held: Membership | None = getattr(self, Role(role).value)
        return held


class TurnWish(models.Model):
    """Someone said “I can”, or “not me this time”, of one turn. It needs no reason, and has none."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="wishes")
    member = models.ForeignKey(Membership, on_delete=models.CASCADE, related_name="+")
    role = models.CharField(max_length=9, choices=Role)
    can = models.BooleanField()

    objects: ClassVar[models.Manager["TurnWish"]] = models.Manager()

    class Meta:
        verbose_name_plural = "turn wishes"
        constraints = [
            models.UniqueConstraint(fields=["meeting", "member", "role"], name="supervision_wish_once")
        ]

    def __str__(self) -> str:
        return f"{self.pk}"
