"""What someone wants to do next."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kith.capabilities.items.models import Item
from kith.foundation.people.models import Person


class NextStep(models.Model):
    """For its owner alone. It may be about a competency, and about something that they can see; nobody asks why it was let go.

    What was once shared is never deleted, so an item that a step is about stays; who may see it is asked each time.
    """

    class State(models.TextChoices):
        OPEN = "open", _("Ahead")
        DONE = "done", _("Done")
        LET_GO = "let_go", _("Let go")

    person = models.ForeignKey(Person, on_delete=models.DO_NOTHING, related_name="+")
    words = models.CharField(_("What I want to do"), max_length=400)
    framework = models.CharField(max_length=40, blank=True)
    competency = models.CharField(max_length=40, blank=True)
    item = models.ForeignKey(Item, on_delete=models.DO_NOTHING, null=True, blank=True, related_name="+")
    by_when = models.DateField(_("By when"), null=True, blank=True)
    state = models.CharField(max_length=6, choices=State, default=State.OPEN)
    made_on = models.DateField(default=timezone.localdate)
    ended_on = models.DateField(null=True, blank=True)

    objects: ClassVar[models.Manager["NextStep"]] = models.Manager()

    class Meta:
        indexes = [models.Index(fields=["person", "state", "by_when"], name="competencies_step_of")]
        constraints = [
            models.CheckConstraint(
                condition=Q(framework="", competency="") | ~Q(framework="") & ~Q(competency=""),
                name="competencies_step_about_whole",
            ),
            models.CheckConstraint(
                condition=Q(state="open", ended_on=None) | ~Q(state="open") & Q(ended_on__isnull=False),
                name="competencies_step_ended",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("competencies:step", args=[self.pk])

    @property
    def is_open(self) -> bool:
        return self.state == self.State.OPEN
