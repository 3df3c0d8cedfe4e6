"""A rule set that stewards added, or their newer version of one."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone


class AddedRules(models.Model):
    """Its text is as it was written, and is never changed: what changes is a new version. Whoever follows the old one stays with it."""

    code = models.CharField(max_length=60)
    version = models.PositiveIntegerField()
    text = models.TextField()
    published_on = models.DateField(default=timezone.localdate)

    objects: ClassVar[models.Manager["AddedRules"]] = models.Manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["code", "version"], name="learning_added_rules_once"),
            models.CheckConstraint(condition=Q(version__gt=0), name="learning_added_rules_numbered"),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.version}"
