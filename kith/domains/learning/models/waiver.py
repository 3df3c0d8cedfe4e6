"""That a board asks for nothing in one period."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from kith.domains.learning.models.credential import Credential
from kith.domains.learning.rules import shapes
from kith.foundation.people.models import Person


class Waiver(models.Model):
    """For the period in which its day is. The board grants it; here it is only written down."""

    class Reason(models.TextChoices):
        MILITARY = "military", _("Military service")
        ILLNESS = "illness", _("Illness or caring for someone")
        OTHER = "other", _("Another reason that my board agreed to")

    credential = models.ForeignKey(Credential, on_delete=models.DB_CASCADE, related_name="waivers")
    person = models.ForeignKey(Person, on_delete=models.DO_NOTHING, related_name="+")
    on = models.DateField(_("A day in the period for which it holds"))
    reason = models.CharField(_("Why"), max_length=8, choices=Reason)

    objects: ClassVar[models.Manager["Waiver"]] = models.Manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["credential", "on"], name="learning_waiver_once_a_day")
        ]

    def __str__(self) -> str:
        return f"{self.pk}"

    @property
    def granted(self) -> shapes.Waiver:
        """As the engine knows it."""
        return shapes.Waiver(self.on, self.reason)
