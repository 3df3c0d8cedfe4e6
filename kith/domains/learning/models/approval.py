"""Under which number a board knows the house as a provider."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class Approval(models.Model):
    """It stands on certificates for what was held while it held. Those given before keep what stood on them."""

    board = models.CharField(_("Which board"), max_length=120)
    number = models.CharField(_("The number that it gave"), max_length=60)
    begins_on = models.DateField(_("From when it holds"), null=True, blank=True)
    ends_on = models.DateField(_("Until when it holds"), null=True, blank=True)

    objects: ClassVar[models.Manager["Approval"]] = models.Manager()

    class Meta:
        ordering = ["board", "number"]
        constraints = [
            models.UniqueConstraint(fields=["board", "number"], name="learning_approval_once"),
            models.CheckConstraint(
                condition=Q(begins_on=None) | Q(ends_on=None) | Q(ends_on__gte=F("begins_on")),
                name="learning_approval_ends_after_it_began",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.board} {self.number}"
