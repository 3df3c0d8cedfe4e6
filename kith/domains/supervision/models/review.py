"""What someone answers when a circle looks at itself."""

from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import pgettext_lazy

from kith.domains.supervision.models.circle import Circle
from kith.foundation.spaces.models import Membership
from kith.infrastructure.safes.models import Safe


class ReviewAnswer(models.Model):
    """For the members of the circle alone. `review` counts the reviews of a circle from 1; each answers once, and can change it.

    All that was answered lies in the safe, which is of this answer alone: see `reviewed.Reviewed`.
    """

    class Wish(models.TextChoices):
        GO_ON = "go_on", pgettext_lazy("a circle", "Go on as it is")
        CHANGE = "change", pgettext_lazy("a circle", "Go on, and change something")
        END = "end", pgettext_lazy("a circle", "Come to an end")

    circle = models.ForeignKey(Circle, on_delete=models.DO_NOTHING, related_name="review_answers")
    review = models.PositiveSmallIntegerField()
    member = models.ForeignKey(Membership, on_delete=models.DO_NOTHING, related_name="+")
    safe = models.OneToOneField(Safe, on_delete=models.DB_CASCADE, related_name="+")
    sealed = models.BinaryField()
    said_at = models.DateTimeField(default=timezone.now)

    objects: ClassVar[models.Manager["ReviewAnswer"]] = models.Manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["circle", "review", "member"], name="supervision_answer_once")
        ]

    def __str__(self) -> str:
        return f"{self.pk}"

    @property
    def place(self) -> str:
        return f"{self._meta.db_table} {self.circle_id} {self.review}"
