"""That someone would like to be matched, and with what."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kith.foundation.people.models import Person


class Readiness(models.Model):
    """For its owner alone. `offers` and `seeks` are codes of what stands in their profile, and count as long as it stands there."""

    class Apart(models.IntegerChoices):
        NEAR = 3, _("At most 3 hours")
        FAR = 6, _("At most 6 hours")
        ANY = 12, _("It does not matter")

    person = models.OneToOneField(Person, on_delete=models.DO_NOTHING, primary_key=True, related_name="+")
    offers = ArrayField(models.CharField(max_length=60), default=list, blank=True)
    seeks = ArrayField(models.CharField(max_length=60), default=list, blank=True)
    languages = ArrayField(models.CharField(max_length=12))
    zone = models.CharField(max_length=40)
    hours_apart = models.PositiveSmallIntegerField(choices=Apart, default=Apart.FAR)
    most = models.PositiveSmallIntegerField(default=1)
    is_paused = models.BooleanField(default=False)
    since = models.DateTimeField(default=timezone.now)

    objects: ClassVar[models.Manager["Readiness"]] = models.Manager()

    class Meta:
        verbose_name_plural = "readinesses"
        constraints = [
            models.CheckConstraint(condition=Q(most__gte=1, most__lte=5), name="mentoring_readiness_most"),
            models.CheckConstraint(
                condition=~Q(offers=[]) | ~Q(seeks=[]), name="mentoring_readiness_for_something"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pk}"
