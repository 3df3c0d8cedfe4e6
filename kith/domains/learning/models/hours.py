"""One training that someone was at."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kith.domains.learning.amounts import in_hours
from kith.domains.learning.categories import called
from kith.domains.learning.models.credential import Credential
from kith.domains.learning.rules.shapes import Earned
from kith.foundation.people.models import Person

MOST_MINUTES = 60 * 24 * 60  # sixty days and nights


class Hours(models.Model):
    """They count for one credential, or for all of a person’s. Under the same `key`, such as that of a gathering, nothing
    is written down twice. `parts` say how many of the minutes are of which category, where those who held it have said so. Where one certificate is for several days, each
    is `certified_as` its key."""

    class Origin(models.TextChoices):
        OUTSIDE = "outside", _("Added by you")
        HERE = "here", _("From a gathering here")

    person = models.ForeignKey(Person, on_delete=models.DO_NOTHING, related_name="+")
    credential = models.ForeignKey(
        Credential, on_delete=models.DB_SET_NULL, null=True, blank=True, related_name="+"
    )
    on = models.DateField(_("On which day"))
    minutes = models.PositiveIntegerField()
    programme = models.CharField(_("Title of the training"), max_length=200)
    provider = models.CharField(_("Who offered it"), max_length=200, blank=True)
    presenter = models.CharField(_("Who led it"), max_length=200, blank=True)
    objectives = models.TextField(_("What it was to teach"), max_length=2000, blank=True)
    categories = ArrayField(models.CharField(max_length=40), default=list, blank=True)
    parts = models.JSONField(default=list, blank=True)
    origin = models.CharField(max_length=7, choices=Origin, default=Origin.OUTSIDE)
    key = models.CharField(max_length=80, blank=True)
    certified_as = models.CharField(max_length=80, blank=True, default="")
    made_at = models.DateTimeField(default=timezone.now)

    objects: ClassVar[models.Manager["Hours"]] = models.Manager()

    class Meta:
        verbose_name_plural = "hours"
        indexes = [models.Index(fields=["person", "-on", "-id"], name="learning_hours_newest")]
        constraints = [
            models.CheckConstraint(
                condition=Q(minutes__gt=0, minutes__lte=MOST_MINUTES), name="learning_hours_some"
            ),
            models.UniqueConstraint(
                fields=["person", "key"], condition=~Q(key=""), name="learning_hours_credited_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("learning:training", args=[self.pk])

    @property
    def is_from_here(self) -> bool:
        return self.origin == self.Origin.HERE

    @property
    def length(self) -> str:
        return in_hours(self.minutes)

    @property
    def topics(self) -> list[str]:
        if len(self.parts) > 1:
            return [f"{called(code)}: {in_hours(minutes)}" for code, minutes in self.parts]
        return [called(code) for code in self.categories]

    @property
    def earned(self) -> Earned:
        """As the engine knows it."""
        return Earned(
            self.on, self.minutes, self.programme, self.provider, frozenset(self.categories), self.pk,
            tuple((code, minutes) for code, minutes in self.parts),
        )  # fmt: skip
