"""Something that stewards say to many, with its words in one or more languages."""

from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kith.foundation.people.models import Person
from kith.foundation.spaces.models import Space
from kith.foundation.spaces.places import places


class AnnouncementQuerySet(models.QuerySet["Announcement"]):
    def visible_to(self, person: Person | None) -> "AnnouncementQuerySet":
        """What has begun, was not taken back, and is meant for this reader; also when it has ended."""
        reach = Q(audience=Announcement.Audience.EVERYONE)
        if person is not None:
            reach |= Q(audience=Announcement.Audience.MEMBERS)
            reach |= Q(audience=Announcement.Audience.SPACES) & Q(
                pk__in=Announcement.spaces.through.objects.filter(space__in=list(places(person))).values(
                    "announcement"
                )
            )
        return self.filter(reach, taken_back_at=None, begins__lte=timezone.localdate())

    def current(self, today: date | None = None) -> "AnnouncementQuerySet":
        return self.filter(ends__gte=today or timezone.localdate())


class Announcement(models.Model):
    """Days are those of whoever looks. `told_at` is when those it is for were told, once."""

    class Audience(models.TextChoices):
        EVERYONE = "everyone", _("Anyone who comes here, visitors too")
        MEMBERS = "members", _("All members of this site")
        SPACES = "spaces", _("Members of some spaces")

    audience = models.CharField(_("Who it is for"), max_length=8, choices=Audience)
    spaces = models.ManyToManyField(Space, related_name="+", blank=True)
    begins = models.DateField(_("From this day"), default=timezone.localdate)
    ends = models.DateField(_("Until the end of this day"))
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    written_at = models.DateTimeField(default=timezone.now)
    corrected_at = models.DateTimeField(null=True)
    told_at = models.DateTimeField(null=True)
    taken_back_at = models.DateTimeField(null=True)

    objects: ClassVar[models.Manager["Announcement"]] = AnnouncementQuerySet.as_manager()

    class Meta:
        ordering = ["-begins", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends__gte=F("begins")), name="announcements_announcement_ends_after_it_begins"
            )
        ]
        indexes = [
            models.Index(
                fields=["ends"], condition=Q(taken_back_at=None), name="announcements_announcement_now"
            )
        ]

    def __str__(self) -> str:
        return f"Announcement {self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("announcements:announcement", args=[self.pk])

    @property
    def is_over(self) -> bool:
        return self.ends < timezone.localdate()


class Wording(models.Model):
    """An announcement in one language: the Markdown as it was written, and the cleaned HTML that was made from it."""

    announcement = models.ForeignKey(Announcement, on_delete=models.CASCADE, related_name="wordings")
    language = models.CharField(max_length=12)
    title = models.CharField(max_length=120)
    source = models.TextField()
    html = models.TextField()

    objects: ClassVar[models.Manager["Wording"]] = models.Manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["announcement", "language"], name="announcements_wording_once"),
            models.CheckConstraint(condition=~Q(title=""), name="announcements_wording_has_title"),
        ]

    def __str__(self) -> str:
        return self.title
