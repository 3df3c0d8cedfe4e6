"""What a board gave to someone."""

from datetime import date, timedelta
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kith.domains.learning.rules.shapes import Held
from kith.foundation.people.models import Person


class Credential(models.Model):
    """For its owner alone, its number too. Without `rules_code` nothing is worked out: its hours are kept, and no more.

    It follows one version of a rule set until its owner chooses another one.
    """

    person = models.ForeignKey(Person, on_delete=models.DO_NOTHING, related_name="+")
    title = models.CharField(_("What it is called"), max_length=160)
    body = models.CharField(_("Who gave it"), max_length=200, blank=True)
    number = models.CharField(_("Its number"), max_length=80, blank=True)
    issued_on = models.DateField(_("Given on"))
    passed_on = models.DateField(_("Exam passed on"), null=True, blank=True)
    expires_on = models.DateField(_("Ends on"), null=True, blank=True)
    is_grandfathered = models.BooleanField(
        _("It was given without the usual way (“grandfathered”)"), default=False
    )
    rules_code = models.CharField(max_length=60, blank=True)
    rules_version = models.PositiveIntegerField(null=True, blank=True)
    made_on = models.DateField(default=timezone.localdate)

    objects: ClassVar[models.Manager["Credential"]] = models.Manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(rules_code="", rules_version=None) | ~Q(rules_code="") & Q(rules_version__gt=0),
                name="learning_credential_rules_have_a_version",
            ),
            models.CheckConstraint(
                condition=Q(expires_on=None) | Q(expires_on__gt=F("issued_on")),
                name="learning_credential_ends_after_it_began",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("learning:credential", args=[self.pk])

    @property
    def held(self) -> Held:
        """As the engine knows it. What ended before the day that stands on it was renewed; where none stands, what
        ended before it was written down here is not judged."""
        settled: date = self.expires_on - timedelta(days=1) if self.expires_on else self.made_on
        return Held(self.issued_on, self.passed_on, settled, self.is_grandfathered)
