"""That someone needs no more line about an announcement."""

from typing import ClassVar

from django.db import models

from kith.foundation.announcements.models.announcement import Announcement
from kith.foundation.people.models import Person


class PutAside(models.Model):
    """For the eyes of nobody: it only keeps the line away. It goes when the announcement is over."""

    announcement = models.ForeignKey(Announcement, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")

    objects: ClassVar[models.Manager["PutAside"]] = models.Manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "announcement"], name="announcements_put_aside_once")
        ]

    def __str__(self) -> str:
        return f"{self.announcement_id} {self.person_id}"
