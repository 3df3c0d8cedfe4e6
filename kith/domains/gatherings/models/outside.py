"""A calendar elsewhere, and what came from one."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kith.capabilities.items.models import Item
from kith.domains.gatherings.models.gathering import Gathering
from kith.foundation.spaces.models import Membership, Space


class OutsideCalendar(models.Model):
    """What hosts follow: what stands in it comes up in their space, signed by a name that is nobody's, and only it changes that.

    Its address may hold a secret of its own, so nobody but hosts sees it.
    """

    class Trouble(models.TextChoices):
        NOT_ALLOWED = (
            "not_allowed",
            _("We may not ask there. It must be on the open internet, by “https://”."),
        )
        SILENT = "silent", _("It gave no whole answer in time. We try again.")
        LED_ON = "led_on", _("This address leads on to another one. Follow that one instead.")
        REFUSED = "refused", _("It does not let us read. Does one have to sign in there?")
        GONE = "gone", _("There is nothing at this address any more.")
        NO_CALENDAR = "no_calendar", _("What stands there is no calendar that we can read.")

    space = models.ForeignKey(Space, on_delete=models.CASCADE, related_name="outside_calendars")
    signs = models.ForeignKey(Membership, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=80)
    address = models.CharField(max_length=500)
    sort = models.CharField(max_length=8, choices=Gathering.Sort)
    visibility = models.CharField(max_length=8, choices=Item.Visibility)
    zone = models.CharField(max_length=40)
    etag = models.CharField(max_length=200, blank=True)
    last_modified = models.CharField(max_length=80, blank=True)
    look_at = models.DateTimeField(default=timezone.now)
    read_at = models.DateTimeField(null=True, blank=True)
    trouble = models.CharField(max_length=12, choices=Trouble, blank=True)
    faults = models.JSONField(default=list)

    objects: ClassVar[models.Manager["OutsideCalendar"]] = models.Manager()

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["space", "address"], name="gatherings_calendar_once"),
            models.CheckConstraint(
                condition=Q(address__startswith="https://"), name="gatherings_calendar_by_https"
            ),
        ]
        indexes = [models.Index(fields=["look_at"], name="gatherings_calendar_due")]

    def __str__(self) -> str:
        return self.name


class Origin(models.Model):
    """From which entry of which calendar a gathering came: by a file that someone brought, or by a `calendar` that is followed.

    The same mark (`uid`) comes into a space once. `digest` is of all that the entry told when it was last read;
    `missing_since` says that a calendar no longer has it.
    """

    gathering = models.OneToOneField(
        Gathering, on_delete=models.CASCADE, primary_key=True, related_name="origin"
    )
    space = models.ForeignKey(Space, on_delete=models.CASCADE, related_name="+")
    calendar = models.ForeignKey(
        OutsideCalendar, null=True, blank=True, on_delete=models.SET_NULL, related_name="origins"
    )
    uid = models.CharField(max_length=300)
    sequence = models.PositiveIntegerField(default=0)
    changed_at = models.DateTimeField(null=True, blank=True)
    digest = models.CharField(max_length=64)
    link = models.CharField(max_length=500, blank=True)
    missing_since = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[models.Manager["Origin"]] = models.Manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["space", "uid"], name="gatherings_origin_once"),
            models.CheckConstraint(
                condition=Q(missing_since=None) | Q(calendar__isnull=False), name="gatherings_missing_of_one"
            ),
        ]

    def __str__(self) -> str:
        return self.uid
