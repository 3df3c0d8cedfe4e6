"""One person's own side of a correspondence; nobody else can read it, whoever asks."""

from typing import ClassVar

from django.db import models
from django.urls import reverse

from kith.capabilities.messages.models.correspondence import Correspondence
from kith.foundation.people.models import Person
from kith.lib.tokens import new_key


class Seat(models.Model):
    """Its key is the address under which this person finds it: no two people share one, so it tells of no other.

    `told` until they look: something happened in it that they were told of.
    """

    class State(models.TextChoices):
        ASKED = "asked"
        IN = "in"
        DECLINED = "declined"
        IGNORED = "ignored"

    key = models.CharField(max_length=40, unique=True, default=new_key)
    correspondence = models.ForeignKey(Correspondence, on_delete=models.DB_CASCADE, related_name="seats")
    person = models.ForeignKey(Person, on_delete=models.DO_NOTHING, related_name="+")
    state = models.CharField(max_length=8, choices=State, default=State.ASKED)
    read_to = models.PositiveIntegerField(default=0)
    told = models.BooleanField(default=False)

    objects: ClassVar[models.Manager["Seat"]] = models.Manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "correspondence"], name="private_messages_seat_once")
        ]

    def __str__(self) -> str:
        return f"{self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("messages:correspondence", args=[self.key])

    @property
    def is_in(self) -> bool:
        return self.state == self.State.IN
