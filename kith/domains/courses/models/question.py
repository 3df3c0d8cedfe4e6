"""What a quiz asks."""

from typing import ClassVar

from django.db import models

from kith.domains.courses.models.step import Step


class Question(models.Model):
    """One or several of its choices fit. What someone chooses is kept nowhere."""

    step = models.ForeignKey(Step, on_delete=models.CASCADE, related_name="questions")
    number = models.PositiveIntegerField()
    words = models.CharField(max_length=500)

    objects: ClassVar[models.Manager["Question"]] = models.Manager()

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["step", "number"], name="courses_question_place")]

    def __str__(self) -> str:
        return self.words


class Choice(models.Model):
    """One of the choices, and in a few words why it fits or not."""

    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="choices")
    number = models.PositiveIntegerField()
    words = models.CharField(max_length=300)
    fits = models.BooleanField(default=False)
    why = models.CharField(max_length=500, blank=True)

    objects: ClassVar[models.Manager["Choice"]] = models.Manager()

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["question", "number"], name="courses_choice_place")]

    def __str__(self) -> str:
        return self.words
