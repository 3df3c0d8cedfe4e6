"""What hosts ask those who come."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Deferrable, F, Q

from kith.domains.gatherings.models.gathering import Gathering
from kith.domains.gatherings.questions import MOST, Sort
from kith.domains.gatherings.questions import Question as Asked


class Question(models.Model):
    """A question of its hosts' own, seen by whoever comes. Its number is its place; its key stays when it is moved."""

    gathering = models.ForeignKey(Gathering, on_delete=models.CASCADE, related_name="questions")
    number = models.PositiveSmallIntegerField()
    sort = models.CharField(max_length=7, choices=Sort)
    words = models.CharField(max_length=200)
    help = models.CharField(max_length=300, blank=True)
    choices = ArrayField(models.CharField(max_length=100), default=list, blank=True)
    is_needed = models.BooleanField(default=False)
    only_if = models.PositiveSmallIntegerField(null=True, blank=True)
    only_if_is = models.CharField(max_length=100, blank=True)

    objects: ClassVar[models.Manager["Question"]] = models.Manager()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(
                fields=["gathering", "number"],
                name="gatherings_question_once",
                deferrable=Deferrable.DEFERRED,
            ),
            models.CheckConstraint(
                condition=Q(number__gte=1, number__lte=MOST), name="gatherings_few_questions"
            ),
            models.CheckConstraint(
                condition=Q(only_if=None, only_if_is="")
                | Q(only_if__gte=1, only_if__lt=F("number")) & ~Q(only_if_is=""),
                name="gatherings_condition_looks_back",
            ),
        ]

    def __str__(self) -> str:
        return self.words

    def plain(self) -> Asked:
        """The same as a plain value."""
        return Asked(
            number=self.number, sort=self.sort, words=self.words, help=self.help, choices=tuple(self.choices),
            is_needed=self.is_needed, only_if=self.only_if, only_if_is=self.only_if_is, key=self.pk,
        )  # fmt: skip
