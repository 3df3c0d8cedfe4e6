"""One step of a course."""

from datetime import timedelta
from typing import ClassVar
from urllib.parse import urlsplit

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from kith.capabilities.items.models import Item
from kith.domains.courses.models.course import Course
from kith.domains.gatherings.models import Gathering
from kith.domains.gatherings.models.gathering import LONGEST

MOST_MINUTES = LONGEST // timedelta(minutes=1)


class Step(models.Model):
    """Its `number` is its place. A step that was taken out has none, and stays for those who wrote something for it."""

    class Sort(models.TextChoices):
        READING = "reading", _("Reading")
        VIDEO = "video", _("Video")
        TASK = "task", _("Task")
        QUIZ = "quiz", _("Quiz")
        GATHERING = "gathering", _("Gathering")

    course = models.ForeignKey(Course, on_delete=models.CASCADE, related_name="steps")
    number = models.PositiveIntegerField(null=True, blank=True)
    sort = models.CharField(max_length=9, choices=Sort)
    title = models.CharField(max_length=200)
    minutes = models.PositiveIntegerField()
    source = models.TextField(blank=True)
    html = models.TextField(blank=True)
    link = models.URLField(max_length=500, blank=True)
    entry = models.ForeignKey(Item, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    gathering = models.ForeignKey(
        Gathering, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    objects: ClassVar[models.Manager["Step"]] = models.Manager()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(
                fields=["course", "number"], name="courses_step_place", deferrable=models.Deferrable.DEFERRED
            ),
            models.CheckConstraint(
                condition=Q(minutes__gt=0, minutes__lte=MOST_MINUTES), name="courses_step_takes_time"
            ),
            models.CheckConstraint(condition=Q(sort="video") | Q(link=""), name="courses_link_of_video"),
            models.CheckConstraint(condition=Q(sort="reading") | Q(entry=None), name="courses_entry_to_read"),
            models.CheckConstraint(
                condition=Q(sort="gathering") | Q(gathering=None), name="courses_gathering_to_come_to"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("courses:step", args=[self.course_id, self.pk])

    @property
    def host(self) -> str:
        """Where a film is, by the name that people know."""
        return (urlsplit(self.link).hostname or "").removeprefix("www.")
