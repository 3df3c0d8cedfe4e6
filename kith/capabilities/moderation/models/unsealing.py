"""Two stewards open a seal: one asks, another one answers."""

from datetime import timedelta
from typing import ClassVar

from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kith.capabilities.moderation.models.case import Case
from kith.foundation.people.models import Person
from kith.foundation.spaces.models import Space

OPEN_FOR = timedelta(days=14)


class Unsealing(models.Model):
    """A trigger of the database refuses every change and every removal, here and of the answer. Whose name it is stands in
    neither: it is read from the seal each time, for the two alone.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="unsealings")
    where = models.ForeignKey(Space, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField(_("Why it has to be opened"))
    at = models.DateTimeField(default=timezone.now)

    objects: ClassVar[models.Manager["Unsealing"]] = models.Manager()

    def __str__(self) -> str:
        return f"Unsealing {self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("moderation:unsealing", args=[self.pk])

    @property
    def agreed(self) -> bool:
        return hasattr(self, "answer") and self.answer.agrees

    @property
    def waits(self) -> bool:
        return not hasattr(self, "answer") and self.at + OPEN_FOR > timezone.now()

    @property
    def two(self) -> set[int]:
        """The keys of those who opened it together; nobody as long as one alone wants to."""
        return {self.by_id, self.answer.by_id} if self.agreed else set()


class UnsealingAnswer(models.Model):
    """By another steward than who asked, within two weeks: the trigger sees to that as well."""

    unsealing = models.OneToOneField(Unsealing, on_delete=models.PROTECT, related_name="answer")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    agrees = models.BooleanField()
    words = models.TextField(_("Your words"), blank=True)
    at = models.DateTimeField(default=timezone.now)

    objects: ClassVar[models.Manager["UnsealingAnswer"]] = models.Manager()

    def __str__(self) -> str:
        return f"{self.unsealing}: {self.agrees}"
