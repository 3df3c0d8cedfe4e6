"""Whom something about a circle concerns."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from kith.domains.supervision.models import Circle
from kith.foundation.activity.audiences import Audience
from kith.foundation.activity.models import Event
from kith.foundation.people.models import Person
from kith.foundation.spaces.audiences import members
from kith.foundation.spaces.models import Membership


def _asked(event: Event) -> QuerySet[Person]:
    """One person, as long as they belong to the circle."""
    space = Circle.objects.filter(pk=event.facts["circle"]).values("space")
    here = Membership.objects.active().filter(space__in=space, person=event.facts["to"])
    return Person.objects.active().filter(pk__in=here.values("person"))


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
    _asked,
    personal=True,
)
ROUND = Audience(
    "round.news",
    _("Something came out of a round that you took part in"),
    _("you look for a circle"),
    _one,
    personal=True,
)
