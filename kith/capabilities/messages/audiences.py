"""Whom a message concerns: the one to whom it was handed."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from kith.foundation.activity.audiences import Audience
from kith.foundation.activity.models import Event
from kith.foundation.people.models import Person


def _receiver(event: Event) -> QuerySet[Person]:
    return Person.objects.active().filter(pk=event.facts["to"])


WRITTEN_TO = Audience(
    "messages.waiting",
    _("Someone wrote to you alone"),
    _("a private message waits for you"),
    _receiver,
    personal=True,
)
