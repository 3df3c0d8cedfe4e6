"""What a person has read of an item, and how closely they follow it."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from kith.capabilities.items.models.item import Item
from kith.foundation.people.models import Person


class ReadState(models.Model):
    """One row per person and item; seen by nobody else."""

    class Level(models.TextChoices):
        EVERYTHING = "everything", _("Follow: every reply")
        MENTIONS = "mentions", _("Only when I am mentioned")
        MUTED = "muted", _("Mute: never show it as new")

    class Reason(models.TextChoices):
        READ = "read", _("you read it")
        WROTE = "wrote", _("you wrote in it")
        CHOSE = "chose", _("you chose this")

    pk = models.CompositePrimaryKey("person_id", "item_id")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="reading")
    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="reading")
    last_read = models.PositiveIntegerField(default=0)
    level = models.CharField(max_length=12, choices=Level, default=Level.MENTIONS)
    reason = models.CharField(max_length=12, choices=Reason, default=Reason.READ)

    objects: ClassVar[models.Manager["ReadState"]] = models.Manager()

    def __str__(self) -> str:
        return f"{self.person_id} {self.item_id} {self.last_read}"
