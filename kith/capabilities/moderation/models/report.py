"""What someone told."""

from datetime import datetime
from typing import ClassVar

from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kith.capabilities.moderation.categories import Category, promised
from kith.capabilities.moderation.models.case import Case
from kith.foundation.people.models import Person


class Report(models.Model):
    """Who told it is shown to nobody. `evidence` is how the words read then; it comes with the report, and stays."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="reports")
    reporter = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="reports")
    category = models.CharField(_("What is wrong"), max_length=8, choices=Category)
    words = models.TextField(_("In your own words"), blank=True)
    evidence = models.TextField(blank=True)
    only_stewards = models.BooleanField(_("Only the stewards, not the hosts"), default=False)
    made_at = models.DateTimeField(default=timezone.now)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[models.Manager["Report"]] = models.Manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "reporter"], name="moderation_report_once"),
        ]
        indexes = [models.Index(fields=["reporter", "-made_at"], name="moderation_report_reporter")]

    def __str__(self) -> str:
        return f"Report {self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("moderation:own-report", args=[self.pk])

    @property
    def promised_at(self) -> datetime:
        """Whoever told it anew, as something more pressing, was promised it from then on: the case knows that time."""
        return max(self.made_at + promised(self.category), self.case.due_at)
