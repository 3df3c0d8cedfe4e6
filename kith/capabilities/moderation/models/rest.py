"""Those who decide are people too."""

from typing import ClassVar

from django.db import models
from django.urls import reverse
from django.utils import timezone

from kith.capabilities.moderation.models.case import Case
from kith.foundation.people.models import Person


class Debrief(models.Model):
    """After a hard case: an offer to whoever decided it, made once, seen by them alone until they ask someone."""

    moderator = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="debriefs")
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="debriefs")
    at = models.DateTimeField(default=timezone.now)
    asked_at = models.DateTimeField(null=True)
    put_aside_at = models.DateTimeField(null=True)

    objects: ClassVar[models.Manager["Debrief"]] = models.Manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["moderator", "case"], name="moderation_debrief_once"),
        ]

    def __str__(self) -> str:
        return f"Debrief {self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("moderation:debrief", args=[self.pk])


class Rest(models.Model):
    """Someone pauses from the desk: until then, they are told of no report."""

    person = models.OneToOneField(Person, primary_key=True, on_delete=models.CASCADE, related_name="rest")
    until = models.DateTimeField()

    objects: ClassVar[models.Manager["Rest"]] = models.Manager()

    def __str__(self) -> str:
        return f"{self.person} until {self.until:%Y-%m-%d}"
