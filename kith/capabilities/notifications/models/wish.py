"""What people want to hear of, where, and how soon."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from kith.foundation.activity.audiences import Audience
from kith.foundation.people.models import Person
from kith.foundation.spaces.models import Space


class Channel(models.TextChoices):
    INBOX = "inbox", _("In the inbox")
    MAIL = "mail", _("By e-mail")
    PUSH = "push", _("On my devices")


class How(models.TextChoices):
    NO = "no", _("No")
    YES = "yes", _("Yes")
    DIGEST = "digest", _("In a digest")
    NOW = "now", _("At once")


POSSIBLE = {
    Channel.INBOX: (How.YES, How.NO),
    Channel.MAIL: (How.DIGEST, How.NOW, How.NO),
    Channel.PUSH: (How.NO, How.NOW),
}


def usual(audience: Audience, channel: Channel) -> How:
    """What holds for those who never chose: gently, all in the inbox and in a digest, nothing on a screen."""
    return POSSIBLE[channel][0] if audience.by_default else How.NO


class Wish(models.Model):
    """A choice that differs from what is usual."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="wishes")
    audience = models.CharField(max_length=20)
    channel = models.CharField(max_length=5, choices=Channel)
    how = models.CharField(max_length=6, choices=How)

    objects: ClassVar[models.Manager["Wish"]] = models.Manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "audience", "channel"], name="notifications_wish_once")
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.audience} {self.channel} {self.how}"


class SpaceWish(models.Model):
    """How much one person wants to hear of one space, and how; what is empty is as everywhere.

    It has `mails` until they stop those about every reply by a click.
    """

    class Level(models.TextChoices):
        EVERYTHING = "everything", _("Every reply")
        PERSONAL = "personal", _("Only what is meant for me")
        NOTHING = "nothing", _("Nothing")

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="space_wishes")
    space = models.ForeignKey(Space, on_delete=models.CASCADE, related_name="+")
    level = models.CharField(max_length=10, choices=Level, blank=True)
    mail = models.CharField(max_length=6, choices=How, blank=True)
    push = models.CharField(max_length=6, choices=How, blank=True)
    mails = models.BooleanField(default=True)

    objects: ClassVar[models.Manager["SpaceWish"]] = models.Manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "space"], name="notifications_space_wish_once")
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.space} {self.level}"

    def channels(self) -> list[tuple[Channel, str]]:
        """How this space is heard where that is not as everywhere; the inbox is the same for all spaces."""
        return [(Channel.MAIL, self.mail), (Channel.PUSH, self.push)]
