"""What reaches moderation: the words that someone in it attaches to a report, and nothing around them."""

from dataclasses import dataclass
from datetime import datetime

from django.http import Http404

from kith.capabilities.messages.models import Message
from kith.foundation.people.models import Person
from kith.infrastructure.database.private import seen_as


@dataclass(frozen=True)
class ReportedMessage:
    """A copy of one message. It leads to no correspondence."""

    author: Person
    source: str
    sent_at: datetime


def message_for_report(message: Message, *, by: Person) -> ReportedMessage:
    """Copy one message for a report, as someone who can read it; for anyone else it is not there."""
    with seen_as(by):
        found = Message.objects.filter(pk=message.pk, deleted_at=None).select_related("author").first()
        if found is None:
            raise Http404
        return ReportedMessage(found.author, found.source, found.sent_at)
