"""Whom it concerns that a day comes nearer, or that a certificate is there: the one whose it is."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from kith.foundation.activity.audiences import Audience
from kith.foundation.activity.models import Event
from kith.foundation.people.models import Person


def _owner(event: Event) -> QuerySet[Person]:
    return Person.objects.active().filter(pk=event.facts["to"])


REMINDED = Audience(
    "learning.reminded",
    _("A day comes nearer for a credential of yours"),
    _("you keep a credential here"),
    _owner,
    personal=True,
)
CERTIFIED = Audience(
    "learning.certified",
    _("News of your certificates"),
    _("you were at something here that gives certificates"),
    _owner,
    personal=True,
)
