"""Under which number a board knows the house as a provider."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _


class Approval(models.Model):
    """It stands on certificates that are given while it holds. Those given before keep what stood on them."""

    board = models.CharField(_("Which board"), max_length=120)
    number = models.CharField(_("The number that it gave"), max_length=60)
    ends_on = models.DateField(_("Until when it holds"), null=True, blank=True)

    objects: ClassVar[models.Manager["Approval"]] = models.Manager()

    class Meta:
        ordering = ["board", "number"]
        constraints = [
            models.UniqueConstraint(fields=["board", "number"], name="learning_approval_once"),
        ]

    def __str__(self) -> str:
        return f"{self.board} {self.number}"
