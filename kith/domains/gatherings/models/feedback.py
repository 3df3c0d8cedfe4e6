"""What those who were there say afterwards."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone

from kith.domains.gatherings.models.occasion import Occasion
from kith.foundation.people.models import Person


class Feedback(models.Model):
    """One row for each date on which answers are asked for, with the questions as they were then, and all answers.

    It is one row so that no key, no time and no order of rows ties an answer to a person. Answers wait until there are a few,
    and are `shown` to hosts by the handful; `waiting_from` and `shown_from` are how many people they are of. Once hosts
    have given certificates (`certified_at`), whoever answers later gets theirs at once.
    """

    occasion = models.OneToOneField(
        Occasion, on_delete=models.CASCADE, primary_key=True, related_name="feedback"
    )
    questions = models.JSONField()
    opened_at = models.DateTimeField(default=timezone.now)
    waiting = models.JSONField(default=dict)
    waiting_from = models.PositiveSmallIntegerField(default=0)
    shown = models.JSONField(default=dict)
    shown_from = models.PositiveIntegerField(default=0)
    certified_at = models.DateTimeField(null=True, blank=True)
    certificates_hold_until = models.DateField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[models.Manager["Feedback"]] = models.Manager()

    class Meta:
        indexes = [
            models.Index(fields=["opened_at"], name="gatherings_open_feedback", condition=Q(closed_at=None))
        ]

    def __str__(self) -> str:
        return str(self.occasion_id)

    @property
    def is_open(self) -> bool:
        return self.closed_at is None


class Answered(models.Model):
    """That someone has answered, and no more: neither what nor when."""

    feedback = models.ForeignKey(Feedback, on_delete=models.CASCADE, related_name="answered")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")

    objects: ClassVar[models.Manager["Answered"]] = models.Manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["feedback", "person"], name="gatherings_answered_once")
        ]

    def __str__(self) -> str:
        return f"{self.feedback_id}: {self.person_id}"
