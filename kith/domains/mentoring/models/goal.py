"""What two want to come to together, in a line."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from kith.domains.mentoring.models.pair import Pair


class Goal(models.Model):
    """It belongs to both, and says not who wrote it."""

    class State(models.TextChoices):
        OPEN = "open", pgettext_lazy("a goal", "Open")
        DONE = "done", pgettext_lazy("a goal", "Done")
        LET_GO = "let_go", pgettext_lazy("a goal", "Let go")

    pair = models.ForeignKey(Pair, on_delete=models.DB_CASCADE, related_name="goals")
    words = models.CharField(_("A goal, in your own words"), max_length=300)
    state = models.CharField(max_length=6, choices=State, default=State.OPEN)
    made_at = models.DateTimeField(default=timezone.now)

    objects: ClassVar[models.Manager["Goal"]] = models.Manager()

    class Meta:
        indexes = [models.Index(fields=["pair", "id"], name="mentoring_goal_of_pair")]
        constraints = [models.CheckConstraint(condition=~Q(words=""), name="mentoring_goal_has_words")]

    def __str__(self) -> str:
        return f"{self.pk}"

    @property
    def is_open(self) -> bool:
        return self.state == self.State.OPEN
