"""A format as a circle changed it for itself."""

from functools import cached_property
from typing import ClassVar

from django.db import models
from django.utils import timezone

from kith.domains.supervision.formats.plain import Plain, from_plain
from kith.domains.supervision.formats.shapes import Format
from kith.domains.supervision.models.circle import Circle
from kith.foundation.spaces.models import Membership


class OwnFormat(models.Model):
    """A copy of a format that its circle can edit. `code` is that of the format it comes from, and may be there several times.

    A session that runs keeps the format as it was when it began.
    """

    circle = models.ForeignKey(Circle, on_delete=models.CASCADE, related_name="own_formats")
    code = models.CharField(max_length=40)
    told: "models.JSONField[Plain, Plain]" = models.JSONField()
    changed_by = models.ForeignKey(Membership, null=True, on_delete=models.SET_NULL, related_name="+")
    changed_at = models.DateTimeField(default=timezone.now)

    objects: ClassVar[models.Manager["OwnFormat"]] = models.Manager()

    def __str__(self) -> str:
        return self.format.title

    @cached_property
    def format(self) -> Format:
        return from_plain(self.told)

    @property
    def name_in_plans(self) -> str:
        """By which a circle or a meeting says that it uses this one, where a format of the house is named by its code."""
        return f"own-{self.pk}"
