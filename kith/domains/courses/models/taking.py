"""That someone takes a course. All of it is behind the second wall: nobody else reads it."""

from typing import ClassVar

from django.db import models
from django.utils import timezone

from kith.domains.courses.models.course import Course
from kith.domains.courses.models.step import Step
from kith.foundation.people.models import Person


class Taking(models.Model):
    """One person in one course. No day is kept but the one on which they began."""

    person = models.ForeignKey(Person, on_delete=models.DO_NOTHING, related_name="+")
    course = models.ForeignKey(Course, on_delete=models.DO_NOTHING, related_name="+")
    begun_at = models.DateTimeField(default=timezone.now)

    objects: ClassVar[models.Manager["Taking"]] = models.Manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "course"], name="courses_taking_once")]

    def __str__(self) -> str:
        return f"{self.pk}"


class Done(models.Model):
    """A step of which someone says that they are done with it."""

    taking = models.ForeignKey(Taking, on_delete=models.DB_CASCADE, related_name="done")
    person = models.ForeignKey(Person, on_delete=models.DO_NOTHING, related_name="+")
    step = models.ForeignKey(Step, on_delete=models.DO_NOTHING, related_name="+")

    objects: ClassVar[models.Manager["Done"]] = models.Manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "step"], name="courses_done_once")]

    def __str__(self) -> str:
        return f"{self.pk}"


class Answer(models.Model):
    """What someone wrote for themselves at a step."""

    taking = models.ForeignKey(Taking, on_delete=models.DB_CASCADE, related_name="answers")
    person = models.ForeignKey(Person, on_delete=models.DO_NOTHING, related_name="+")
    step = models.ForeignKey(Step, on_delete=models.DO_NOTHING, related_name="+")
    words = models.TextField()
    kept_at = models.DateTimeField(default=timezone.now)

    objects: ClassVar[models.Manager["Answer"]] = models.Manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "step"], name="courses_answer_once")]

    def __str__(self) -> str:
        return f"{self.pk}"
