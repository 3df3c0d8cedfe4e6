"""What someone answered to a question of the hosts."""

from datetime import timedelta
from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models

from kith.domains.gatherings.models.question import Question
from kith.domains.gatherings.models.seat import Seat

ANSWERS_STAY = timedelta(days=30)  # after the last date


class Answer(models.Model):
    """Behind a second wall: read by the person who has the seat, and by the hosts for as long as it is open.

    It goes by itself a month after the last date; and with the seat, or the question. PostgreSQL sees to that, since nobody
    but its person would find it (the keys are made by a migration: Django does not mix both ways in one chain).
    """

    seat = models.ForeignKey(Seat, db_constraint=False, on_delete=models.DO_NOTHING, related_name="+")
    question = models.ForeignKey(Question, db_constraint=False, on_delete=models.DO_NOTHING, related_name="+")
    words = ArrayField(models.CharField(max_length=2_000))

    objects: ClassVar[models.Manager["Answer"]] = models.Manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["seat", "question"], name="gatherings_answer_once")]

    def __str__(self) -> str:
        return str(self.pk)
