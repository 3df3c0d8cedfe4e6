"""A framework that stewards added, or their newer version of one."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone


class AddedFramework(models.Model):
    """Its text is as it was written, and is never changed: what changes is a new version. A look that someone took stays with the old one."""

    code = models.CharField(max_length=40)
    version = models.PositiveIntegerField()
    text = models.TextField()
    added_on = models.DateField(default=timezone.localdate)

    objects: ClassVar[models.Manager["AddedFramework"]] = models.Manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["code", "version"], name="competencies_framework_once"),
            models.CheckConstraint(condition=Q(version__gt=0), name="competencies_framework_numbered"),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.version}"
