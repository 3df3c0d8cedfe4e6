"""What two to eight people share: who they are, and how long their words are kept."""

from datetime import timedelta
from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kith.foundation.people.models import Person


class Keep(models.IntegerChoices):
    """For how many days after the last word."""

    MONTH = 30, _("30 days after the last word")
    YEAR = 365, _("One year after the last word")


class Correspondence(models.Model):
    """Its rows are there for those who have a seat. `keep_days` is the shortest wish of anyone in it."""

    key = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    title = models.CharField(_("What it is about"), max_length=80, blank=True)
    started_by = models.ForeignKey(Person, on_delete=models.DO_NOTHING, related_name="+")
    started_at = models.DateTimeField(default=timezone.now)
    last_number = models.PositiveIntegerField(default=0)
    last_said_at = models.DateTimeField(default=timezone.now)
    keep_days = models.PositiveSmallIntegerField(choices=Keep, null=True)
    forget_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return str(self.key)

    def reckon(self) -> None:
        """When it is to be forgotten, by what was said and wished so far."""
        kept = self.keep_days
        self.forget_at = None if kept is None else self.last_said_at + timedelta(days=kept)


class Participant(models.Model):
    """What all in it may know of one person. Who declined or ignored stays `asked` here."""

    class State(models.TextChoices):
        ASKED = "asked", _("Asked, no answer yet")
        IN = "in", _("Takes part")
        LEFT = "left", _("Left")

    pk = models.CompositePrimaryKey("correspondence", "person")
    correspondence = models.ForeignKey(
        Correspondence, on_delete=models.DB_CASCADE, related_name="participants"
    )
    person = models.ForeignKey(Person, on_delete=models.DO_NOTHING, related_name="+")
    state = models.CharField(max_length=5, choices=State, default=State.ASKED)
    wish = models.PositiveSmallIntegerField(choices=Keep, null=True)

    objects: ClassVar[models.Manager["Participant"]] = models.Manager()

    def __str__(self) -> str:
        return f"{self.correspondence_id} {self.person_id}"

    @property
    def is_in(self) -> bool:
        return self.state == self.State.IN

    @property
    def is_asked(self) -> bool:
        return self.state == self.State.ASKED

    @property
    def has_left(self) -> bool:
        return self.state == self.State.LEFT
