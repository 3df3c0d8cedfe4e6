"""One message: Markdown as it was written, and the cleaned HTML that was made from it then."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kith.capabilities.messages.models.correspondence import Correspondence
from kith.foundation.people.models import Person


class Message(models.Model):
    """One's own can be deleted: its place stays, its words are gone from the database."""

    correspondence = models.ForeignKey(Correspondence, on_delete=models.DB_CASCADE, related_name="messages")
    number = models.PositiveIntegerField()
    author = models.ForeignKey(Person, on_delete=models.DO_NOTHING, related_name="+")
    source = models.TextField(_("Your words"), blank=True)
    html = models.TextField(blank=True)
    sent_at = models.DateTimeField(default=timezone.now)
    deleted_at = models.DateTimeField(null=True)
    send_key = models.CharField(max_length=40, blank=True)

    objects: ClassVar[models.Manager["Message"]] = models.Manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["correspondence", "number"], name="private_messages_message_number_once"
            ),
            models.UniqueConstraint(
                fields=["author", "send_key"],
                condition=~Q(send_key=""),
                name="private_messages_message_sent_once",
            ),
            models.CheckConstraint(
                condition=Q(deleted_at=None) | Q(source="", html=""), name="private_messages_message_deleted"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pk}"
