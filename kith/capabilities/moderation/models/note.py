"""What moderators did with a case, and told each other."""

from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kith.capabilities.moderation.models.case import Case
from kith.foundation.people.models import Person


class CaseNote(models.Model):
    class Sort(models.TextChoices):
        NOTE = "note", _("Wrote a note")
        TAKEN = "taken", _("Looks after it now")
        LEFT = "left", _("Laid it back on the desk")
        HANDED = "handed", _("Handed it over")
        PASSED = "passed", _("Passed it to the stewards")

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="notes")
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    sort = models.CharField(max_length=6, choices=Sort, default=Sort.NOTE)
    words = models.TextField(_("Your note"), blank=True)
    at = models.DateTimeField(default=timezone.now)

    objects: ClassVar[models.Manager["CaseNote"]] = models.Manager()

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.case}: {self.sort}"
