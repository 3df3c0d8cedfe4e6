"""What someone writes down for themselves about a meeting that they were at."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from kith.domains.learning.amounts import in_hours
from kith.domains.supervision.models.circle import Circle
from kith.domains.supervision.models.meeting import Meeting
from kith.domains.supervision.themes import called
from kith.foundation.people.models import Person
from kith.infrastructure.safes.models import Safe

OF_SESSION = "session-"


class Log(models.Model):
    """For its owner alone: that they were there, how, and what they learned about themselves. Never what was said, and no case.

    It stays theirs when the circle, or their place in it, is gone. `counts` once they gave its hours to their credentials.
    What they learned is `sealed`, in a `safe` that is theirs and in which nothing else lies; they have one once they wrote something.
    """

    class Part(models.TextChoices):
        MODERATOR = "moderator", pgettext_lazy("at a meeting", "I moderated")
        PRESENTER = "presenter", pgettext_lazy("at a meeting", "I brought something")
        PARTICIPANT = "participant", pgettext_lazy("at a meeting", "I took part")

    person = models.ForeignKey(Person, on_delete=models.DO_NOTHING, related_name="+")
    circle = models.ForeignKey(Circle, on_delete=models.DO_NOTHING, null=True, related_name="+")
    meeting = models.ForeignKey(Meeting, on_delete=models.DO_NOTHING, null=True, related_name="+")
    on = models.DateField(_("On which day"))
    minutes = models.PositiveSmallIntegerField(_("How many minutes"))
    format = models.CharField(max_length=40, blank=True)
    part = models.CharField(_("My part"), max_length=11, choices=Part, default=Part.PARTICIPANT)
    themes = ArrayField(models.CharField(max_length=20), default=list, blank=True)
    safe = models.ForeignKey(Safe, on_delete=models.DB_SET_NULL, null=True, related_name="+")
    sealed = models.BinaryField(default=b"")
    key = models.CharField(max_length=60)
    counts = models.BooleanField(default=False)
    made_at = models.DateTimeField(default=timezone.now)

    objects: ClassVar[models.Manager["Log"]] = models.Manager()
    learned = ""  # said by `with_learned`

    class Meta:
        indexes = [models.Index(fields=["person", "-on", "-id"], name="supervision_log_newest")]
        constraints = [
            models.CheckConstraint(
                condition=Q(minutes__gt=0, minutes__lte=480), name="supervision_log_minutes"
            ),
            models.UniqueConstraint(fields=["person", "key"], name="supervision_log_once"),
        ]

    def __str__(self) -> str:
        return f"{self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("supervision:log", args=[self.pk])

    @property
    def place(self) -> str:
        """Where its sentence lies, in the safe of one person."""
        return f"{self._meta.db_table} {self.key}"

    @property
    def is_written(self) -> bool:
        """Whether it is of a session in writing."""
        return self.key.startswith(OF_SESSION)

    @property
    def length(self) -> str:
        return in_hours(self.minutes)

    @property
    def about(self) -> list[str]:
        return [called(theme) for theme in self.themes]
