"""One mail that came to one address of ours."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone

from kith.foundation.people.models import Person
from kith.lib.mail.addresses import Key


class IncomingMail(models.Model):
    """Kept before its bringer is told that we have it. `raw` goes once it is done; else it is kept for two weeks.

    Neither sender nor Message-ID is kept, only what knows them again: `identity` is one mail to one address. `key` says
    what the address was for, until the mail is done.
    """

    class State(models.TextChoices):
        WAITING = "waiting"
        DONE = "done"
        REFUSED = "refused"
        IGNORED = "ignored"
        BROKEN = "broken"

    identity = models.CharField(max_length=64, unique=True)
    key = models.CharField(max_length=40, blank=True)
    sender = models.CharField(max_length=64)
    person = models.ForeignKey(Person, null=True, on_delete=models.CASCADE, related_name="+")
    raw = models.BinaryField(null=True)
    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    reason = models.CharField(max_length=24, blank=True)
    details = models.JSONField(default=dict)
    came_at = models.DateTimeField(default=timezone.now)
    answered_at = models.DateTimeField(null=True)

    objects: ClassVar[models.Manager["IncomingMail"]] = models.Manager()

    class Meta:
        indexes = [
            models.Index(fields=["person", "came_at"], name="mail_incoming_person"),
            models.Index(fields=["sender", "came_at"], name="mail_incoming_sender"),
            models.Index(fields=["state"], condition=~Q(state="done"), name="mail_incoming_open"),
        ]

    def __str__(self) -> str:
        return f"{self.pk} {self.state} {self.reason}".rstrip()

    @property
    def send_key(self) -> str:
        """What knows the post of this mail again, should it be handled twice."""
        return self.identity[:40]

    @property
    def purpose(self) -> Key:
        return Key.read(self.key)
