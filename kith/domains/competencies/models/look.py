"""What someone says about their own work, on a day."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from kith.foundation.people.models import Person

LONGEST_NOTE = 1000


class Look(models.Model):
    """For its owner alone. It keeps to one version of a framework, and grows answer by answer until its owner takes another."""

    person = models.ForeignKey(Person, on_delete=models.DO_NOTHING, related_name="+")
    framework = models.CharField(max_length=40)
    version = models.PositiveIntegerField()
    began_on = models.DateField(default=timezone.localdate)

    objects: ClassVar[models.Manager["Look"]] = models.Manager()

    class Meta:
        indexes = [models.Index(fields=["person", "-began_on", "-id"], name="competencies_look_newest")]
        constraints = [models.CheckConstraint(condition=Q(version__gt=0), name="competencies_look_version")]

    def __str__(self) -> str:
        return f"{self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("competencies:look", args=[self.pk])


class Answer(models.Model):
    """What a look says about one competency: a word, which stands higher or lower than no other, and perhaps a note."""

    class Word(models.TextChoices):
        NEW = "new", _("New to me")
        GROWING = "growing", pgettext_lazy("a word for one’s own work", "Growing")
        PART = "part", _("Part of how I work")
        SHOW = "show", _("I could show others")

    look = models.ForeignKey(Look, on_delete=models.DB_CASCADE, related_name="answers")
    person = models.ForeignKey(Person, on_delete=models.DO_NOTHING, related_name="+")
    competency = models.CharField(max_length=40)
    word = models.CharField(max_length=7, choices=Word, blank=True)
    note = models.TextField(max_length=LONGEST_NOTE, blank=True)
    answered_on = models.DateField(default=timezone.localdate)

    objects: ClassVar[models.Manager["Answer"]] = models.Manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["look", "competency"], name="competencies_answer_once"),
            models.CheckConstraint(condition=~Q(word="", note=""), name="competencies_answer_says_something"),
        ]

    def __str__(self) -> str:
        return f"{self.pk}"
