"""What people want to hear of, and where."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from kith.foundation.people.models import Person
from kith.foundation.spaces.models import Space


class Channel(models.TextChoices):
    INBOX = "inbox", _("In Kith")
    MAIL = "mail", _("By e-mail")
    PUSH = "push", _("On my device")


class Wish(models.Model):
    """A choice that differs from what is usual: of whom one is told, on which channel, and how."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="wishes")
    audience = models.CharField(max_length=20)
    channel = models.CharField(max_length=5, choices=Channel)
    wanted = models.BooleanField()

    objects: ClassVar[models.Manager["Wish"]] = models.Manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "audience", "channel"], name="notifications_wish_once")
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.audience} {self.channel} {self.wanted}"


class SpaceWish(models.Model):
    """How much one person wants to hear of one space."""

    class Level(models.TextChoices):
        EVERYTHING = "everything", _("Every reply")
        PERSONAL = "personal", _("Only what is meant for me")
        NOTHING = "nothing", _("Nothing")

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="space_wishes")
    space = models.ForeignKey(Space, on_delete=models.CASCADE, related_name="+")
    level = models.CharField(max_length=10, choices=Level)

    objects: ClassVar[models.Manager["SpaceWish"]] = models.Manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "space"], name="notifications_space_wish_once")
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.space} {self.level}"
