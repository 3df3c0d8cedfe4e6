"""What may be known of someone's learning outside of the wall: as little as reminding needs."""

from typing import ClassVar

from django.db import models

from kith.foundation.people.models import Person


class Reminder(models.Model):
    """The day on which it is worth looking, as this person, whether something is to be told. Not what, nor of which board.

    `told` until they look: a reminder waits in their inbox. `certificates_told` in the same way: something about their certificates.
    """

    person = models.OneToOneField(Person, on_delete=models.DO_NOTHING, primary_key=True, related_name="+")
    next_on = models.DateField(null=True, db_index=True)
    told = models.BooleanField(default=False)
    certificates_told = models.BooleanField(default=False)

    objects: ClassVar[models.Manager["Reminder"]] = models.Manager()

    def __str__(self) -> str:
        return f"{self.pk}"
