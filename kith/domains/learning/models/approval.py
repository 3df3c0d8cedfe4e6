"""Under which number a board knows a provider."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kith.domains.learning.models.provider import Provider


class Approval(models.Model):
    """It stands on certificates for what its provider offered while it held. Those given before keep what stood on them."""

    provider = models.ForeignKey(
        Provider, verbose_name=_("Whose number it is"), on_delete=models.PROTECT, related_name="approvals"
    )
    board = models.CharField(_("Which board"), max_length=120)
    number = models.CharField(_("The number that it gave"), max_length=60)
    begins_on = models.DateField(_("From when it holds"), null=True, blank=True)
    ends_on = models.DateField(_("Until when it holds"), null=True, blank=True)

    objects: ClassVar[models.Manager["Approval"]] = models.Manager()

    class Meta:
        ordering = ["board", "number"]
        constraints = [
            models.UniqueConstraint(fields=["provider", "board", "number"], name="learning_approval_once"),
            models.CheckConstraint(
                condition=Q(begins_on=None) | Q(ends_on=None) | Q(ends_on__gte=F("begins_on")),
                name="learning_approval_ends_after_it_began",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.board} {self.number}"
