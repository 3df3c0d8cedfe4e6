"""Asking someone else to look again."""

from typing import ClassVar

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kith.capabilities.moderation.involved import about, on_desks_of
from kith.capabilities.moderation.models.decision import Decision
from kith.capabilities.moderation.models.report import Report
from kith.foundation.people.models import Person
from kith.foundation.spaces.models import Space


class AppealQuerySet(models.QuerySet["Appeal"]):
    def visible_to(self, person: Person | None) -> "AppealQuerySet":
        """On a desk of theirs; not about them, not told by them, and not decided by them."""
        if person is None:
            return self.none()
        same = OuterRef("decision__case")
        told = Report.objects.filter(case=same, reporter=person)
        decided = Decision.objects.filter(case=same, by=person).exclude(kind=Decision.Kind.UNDONE)
        mine = self.filter(on_desks_of(person), ~Exists(told), ~Exists(decided))
        return mine.exclude(about(person, case="decision__case"))


class Appeal(models.Model):
    """One per decision, by the person it is about; on the desk of a space, or of the stewards (no space)."""

    class Outcome(models.TextChoices):
        WAITING = "", _("Someone who did not decide will look at it")
        STANDS = "stands", _("The decision stands")
        UNDONE = "undone", _("The decision is taken back")

    decision = models.OneToOneField(Decision, on_delete=models.PROTECT, related_name="appeal")
    space = models.ForeignKey(Space, null=True, on_delete=models.PROTECT, related_name="appeals")
    words = models.TextField(_("Your words"))
    at = models.DateTimeField(default=timezone.now)
    due_at = models.DateTimeField()
    reminded_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=6, choices=Outcome, default=Outcome.WAITING, blank=True)
    answer = models.TextField(blank=True)
    decided_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(null=True)

    objects: ClassVar[models.Manager["Appeal"]] = AppealQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome="", decided_at=None) | ~Q(outcome="") & Q(decided_at__isnull=False),
                name="moderation_appeal_outcome_has_time",
            )
        ]

    def __str__(self) -> str:
        return f"Appeal {self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("moderation:appeal", args=[self.pk])

    @property
    def is_waiting(self) -> bool:
        return self.outcome == self.Outcome.WAITING
