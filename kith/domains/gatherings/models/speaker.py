"""Who leads a gathering or speaks at it."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from kith.domains.gatherings.models.gathering import Gathering
from kith.foundation.people.models import Person


class Speaker(models.Model):
    """In a host's words: a speaker need not be a member of this site.

    Hosts can say which member it is. Once that `person` says yes, the name is theirs and leads to them; when they leave the
    house, all of it goes with them.
    """

    gathering = models.ForeignKey(Gathering, on_delete=models.CASCADE, related_name="speakers")
    number = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=120)
    about = models.CharField(max_length=600, blank=True)
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    said_yes_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[models.Manager["Speaker"]] = models.Manager()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["gathering", "number"], name="gatherings_speaker_once"),
            models.CheckConstraint(
                condition=Q(said_yes_at=None) | Q(person__isnull=False), name="gatherings_someone_said_yes"
            ),
        ]

    def __str__(self) -> str:
        return self.name
