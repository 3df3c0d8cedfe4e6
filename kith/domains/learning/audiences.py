"""Whom a reminder concerns: the one who is reminded."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from kith.foundation.activity.audiences import Audience
from kith.foundation.activity.models import Event
from kith.foundation.people.models import Person


def _reminded(event: Event) -> QuerySet[Person]:
    return Person.objects.active().filter(pk=event.facts["to"])


REMINDED = Audience(
    "learning.reminded",
    _("A day comes nearer for a credential of yours"),
    _("you keep a credential here"),
    _reminded,
    personal=True,
)
