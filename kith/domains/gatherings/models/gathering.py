"""When and where people meet, and how one comes."""

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, ClassVar
from uuid import uuid4

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from kith.capabilities.items.models import Item
from kith.domains.learning.models import Provider
from kith.foundation.people.models import Person
from kith.lib.maps.views import Point

if TYPE_CHECKING:
    from kith.domains.gatherings.models.occasion import Occasion

LONGEST = timedelta(days=14)  # that one date lasts
NEXT_DATES = 12
FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2199, 12, 31)  # of which a calendar still makes sense


class Gathering(models.Model):
    """The plan as its hosts made it, by the clock of its own place: what a law changes about clocks changes no plan.

    `rule` says how it comes again (RFC 5545), empty if it does not. Where people take `each_date` by itself, a seat is for
    one occasion, else for all. `shares` are the minutes of one date that each of its `categories` has; empty means equal parts.
    Whoever offers it is `offered_by`, if stewards know them and a host may name them; else `provider` are the words for it. `sequence` counts what changed, so that calendars know which of two letters is newer.
    """

    class Sort(models.TextChoices):
        MEETING = "meeting", _("Meeting")
        WORKSHOP = "workshop", _("Workshop")
        SEMINAR = "seminar", _("Seminar")
        COURSE = "course", _("Course of several dates")
        DROP_IN = "drop_in", _("Drop-in")
        OUTREACH = "outreach", _("Outreach event")
        CALL = "call", _("Community call")

    class Way(models.TextChoices):
        HERE = "here", _("In person")
        ONLINE = "online", _("Online")
        BOTH = "both", _("In person and online")

    class Door(models.TextChoices):
        OPEN = "open", _("Anyone who can see it takes a seat")
        MEMBERS = "members", _("Members of the space take a seat")
        REQUEST = "request", _("People ask, and a host answers")
        INVITATION = "invitation", _("Only people whom a host invites")

    class After(models.TextChoices):
        NOTHING = "nothing", _("Nothing")
        MAY = "may", _("A few questions, for those who like to answer")
        NEEDED = "needed", _("A few questions, which hours and certificate wait for")

    item = models.OneToOneField(Item, on_delete=models.CASCADE, primary_key=True, related_name="gathering")
    uid = models.UUIDField(default=uuid4, unique=True, editable=False)
    sequence = models.PositiveIntegerField(default=0)
    changed_at = models.DateTimeField(default=timezone.now)
    sort = models.CharField(_("What it is"), max_length=8, choices=Sort)
    zone = models.CharField(max_length=40)
    first_day = models.DateField()
    at = models.TimeField()
    minutes = models.PositiveIntegerField()
    rule = models.CharField(max_length=300, blank=True)
    laid_out_to = models.DateField(null=True, blank=True)
    way = models.CharField(max_length=6, choices=Way)
    place = models.CharField(max_length=200, blank=True)
    address = models.CharField(max_length=300, blank=True)
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    access = ArrayField(models.CharField(max_length=12), default=list, blank=True)
    access_words = models.CharField(max_length=600, blank=True)
    link = models.URLField(max_length=500, blank=True)
    door = models.CharField(max_length=10, choices=Door, default=Door.OPEN)
    each_date = models.BooleanField(default=False)
    seats_here = models.PositiveIntegerField(null=True, blank=True)
    seats_online = models.PositiveIntegerField(null=True, blank=True)
    cost = models.CharField(max_length=200, blank=True)
    pay_at = models.URLField(max_length=500, blank=True)
    categories = ArrayField(models.CharField(max_length=40), default=list, blank=True)
    shares = models.JSONField(default=dict, blank=True)
    provider = models.CharField(max_length=200, blank=True)
    offered_by = models.ForeignKey(
        Provider, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    objectives = models.TextField(max_length=2_000, blank=True)
    asks_after = models.CharField(max_length=8, choices=After, default=After.NOTHING)
    questions_after = models.JSONField(default=list, blank=True)
    agenda = models.TextField(blank=True)
    agenda_html = models.TextField(blank=True)
    cancelled_at = models.DateTimeField(null=True, blank=True)
    why_cancelled = models.CharField(max_length=600, blank=True)

    objects: ClassVar[models.Manager["Gathering"]] = models.Manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(minutes__gte=5, minutes__lte=LONGEST // timedelta(minutes=1)),
                name="gatherings_length",
            ),
            models.CheckConstraint(
                condition=Q(first_day__gte=FIRST_DAY, first_day__lte=LAST_DAY),
                name="gatherings_day_within_reach",
            ),
            models.CheckConstraint(
                condition=Q(way="online") | ~Q(place=""), name="gatherings_here_has_place"
            ),
            models.CheckConstraint(
                condition=Q(latitude=None, longitude=None)
                | Q(latitude__gte=-90, latitude__lte=90, longitude__gte=-180, longitude__lte=180),
                name="gatherings_on_earth",
            ),
        ]
        indexes = [
            models.Index(F("laid_out_to"), name="gatherings_to_lay_out", condition=~Q(rule="")),
            models.Index(
                fields=["latitude", "longitude"], name="gatherings_on_map", condition=~Q(latitude=None)
            ),
        ]

    def __str__(self) -> str:
        return str(self.item_id)

    @property
    def first_wall(self) -> datetime:
        """When it begins for the first time, by the clock of its place."""
        return datetime.combine(self.first_day, self.at)

    @cached_property
    def coming(self) -> "list[Occasion]":
        """Its next dates, those that were cancelled among them."""
        ahead = self.occasions.filter(ends_at__gt=timezone.now())
        return list(ahead.order_by("begins_at")[:NEXT_DATES])

    @property
    def is_cancelled(self) -> bool:
        return self.cancelled_at is not None

    @property
    def has_not_begun(self) -> bool:
        """Whether at least one of its dates is still to begin."""
        return self.occasions.filter(begins_at__gt=timezone.now(), cancelled_at=None).exists()

    @property
    def is_here(self) -> bool:
        return self.way != self.Way.ONLINE

    @property
    def is_online(self) -> bool:
        return self.way != self.Way.HERE

    @property
    def point(self) -> Point | None:
        """Where its place is on the earth, if a host has said so."""
        if self.latitude is None or self.longitude is None:
            return None
        return Point(self.latitude, self.longitude)

    @property
    def ways(self) -> list[str]:
        """In which ways one can come."""
        return [
            way for way, is_so in ((self.Way.HERE, self.is_here), (self.Way.ONLINE, self.is_online)) if is_so
        ]

    @property
    def offered_in_words(self) -> str:
        """Who offers it, if its hosts said so."""
        return self.offered_by.called if self.offered_by else self.provider

    @property
    def credit_key(self) -> str:
        """Under which a certificate of all its dates is written down, so that it is given once."""
        return f"gathering-all-{self.pk}"

    @property
    def needs_answers(self) -> bool:
        """Whether hours and certificate wait for what people say afterwards."""
        return self.asks_after == self.After.NEEDED

    def is_hosted_with(self, person: Person) -> bool:
        """Whether its hosts named them to host it as well."""
        return self.hosts.filter(person=person).exists()

    def capacity(self, way: str) -> int | None:
        """How many seats its hosts give in this way; None is as many as come."""
        return self.seats_here if way == self.Way.HERE else self.seats_online
