"""How someone signs for the house on paper."""

from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Signature(models.Model):
    """It stands on certificates that are given while it is in use, above a name and an office. It is never changed: another
    takes its place, and certificates given before keep theirs."""

    name = models.CharField(_("Whose signature it is"), max_length=120)
    office = models.CharField(_("Their office"), max_length=120, blank=True)
    picture = models.BinaryField()
    media_type = models.CharField(max_length=20)
    since = models.DateTimeField(default=timezone.now)
    replaced_at = models.DateTimeField(null=True)

    objects: ClassVar[models.Manager["Signature"]] = models.Manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["replaced_at"], nulls_distinct=False, name="learning_signature_one_in_use"
            ),
        ]

    def __str__(self) -> str:
        return self.name
