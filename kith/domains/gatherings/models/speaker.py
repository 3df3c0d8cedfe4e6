"""Who leads a gathering or speaks at it."""

from typing import ClassVar

from django.db import models

from kith.domains.gatherings.models.gathering import Gathering


class Speaker(models.Model):
    """In a host's words: a speaker need not be a member of this site."""

    gathering = models.ForeignKey(Gathering, on_delete=models.CASCADE, related_name="speakers")
    number = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=120)
    about = models.CharField(max_length=600, blank=True)

    objects: ClassVar[models.Manager["Speaker"]] = models.Manager()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["gathering", "number"], name="gatherings_speaker_once")
        ]

    def __str__(self) -> str:
        return self.name
