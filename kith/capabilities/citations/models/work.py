"""A published work."""

from typing import Any, ClassVar

from django.db import models
from django.utils import timezone


class Work(models.Model):
    """What was published by others, as the house knows it: the same for all who cite it, and seen only where it is cited.

    `record` is CSL-JSON without anyone's notes. `cited` holds its citation as HTML in each style, made when it is written.
    """

    key = models.CharField(max_length=200, unique=True)
    record: "models.JSONField[dict[str, Any], dict[str, Any]]" = models.JSONField()
    cited: "models.JSONField[dict[str, str], dict[str, str]]" = models.JSONField(default=dict)
    title = models.CharField(max_length=500, blank=True)
    year = models.PositiveSmallIntegerField(null=True, blank=True)
    doi = models.CharField(max_length=300, blank=True)
    url = models.CharField(max_length=800, blank=True)
    is_looked_up = models.BooleanField(default=False)
    at = models.DateTimeField(default=timezone.now)

    objects: ClassVar[models.Manager["Work"]] = models.Manager()

    def __str__(self) -> str:
        return self.title or self.key
