"""Whom something about a circle concerns."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from kith.foundation.activity.audiences import Audience
from kith.foundation.activity.models import Event
from kith.foundation.people.models import Person
from kith.foundation.spaces.audiences import members


def _one(event: Event) -> QuerySet[Person]:
    return Person.objects.active().filter(pk=event.facts["to"])


CIRCLE = Audience(
    "circle.members",
    _("Something changes in your circle"),
    _("you belong to this circle"),
    members,
    personal=True,
)
LISTENING = Audience(
    "circle.listening",
    _("Someone in a circle asks if anybody could listen"),
    _("you belong to a circle"),
    _one,
    personal=True,
)
