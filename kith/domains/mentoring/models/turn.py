"""What may be known of someone's mentoring outside of the wall: as little as the house needs to know whom to ask."""

from typing import ClassVar

from django.db import models

from kith.foundation.people.models import Person


class Turn(models.Model):
    """Whether someone would like to be matched now, and the day on which something of theirs may come to its end.

    Nothing in it says with what, nor with whom.
    """

    person = models.OneToOneField(Person, on_delete=models.DO_NOTHING, primary_key=True, related_name="+")
    is_ready = models.BooleanField(default=False)
    next_on = models.DateField(null=True, db_index=True)

    objects: ClassVar[models.Manager["Turn"]] = models.Manager()

    class Meta:
        indexes = [
            models.Index(fields=["person"], condition=models.Q(is_ready=True), name="mentoring_turn_ready")
        ]

    def __str__(self) -> str:
        return f"{self.pk}"
