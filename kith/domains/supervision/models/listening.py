"""Someone asks their circle: could anybody listen?"""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from kith.domains.supervision.models.circle import Circle
from kith.foundation.spaces.models import Membership
from kith.lib.tokens import new_key


class Listening(models.Model):
    """For the members of the circle alone. No reason is asked for; `words` may be empty. It lapses by itself.

    `is_missed` once whoever asked was told that nobody could.
    """

    circle = models.ForeignKey(Circle, on_delete=models.DO_NOTHING, related_name="listenings")
    key = models.CharField(max_length=40, unique=True, default=new_key)
    asker = models.ForeignKey(Membership, on_delete=models.DO_NOTHING, related_name="+")
    words = models.CharField(max_length=300, blank=True)
    asked_at = models.DateTimeField(default=timezone.now)
    lapses_at = models.DateTimeField()
    answerer = models.ForeignKey(Membership, on_delete=models.DO_NOTHING, null=True, related_name="+")
    is_missed = models.BooleanField(default=False)
    closed_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[models.Manager["Listening"]] = models.Manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(answerer=None) | ~Q(answerer=F("asker")), name="supervision_listening_another"
            ),
            models.UniqueConstraint(
                fields=["circle", "asker"],
                condition=Q(closed_at=None, answerer=None),
                name="supervision_listening_one_open",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("supervision:listening", args=[self.circle_id, self.key])

    @property
    def is_open(self) -> bool:
        return self.closed_at is None and self.answerer_id is None and not self.has_lapsed

    @property
    def has_lapsed(self) -> bool:
        """Its time went by, and nobody had answered."""
        is_late = self.lapses_at <= timezone.now()
        return is_late and self.answerer_id is None and self.closed_at is None
