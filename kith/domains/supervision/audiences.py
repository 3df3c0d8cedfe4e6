"""Whom something about a circle concerns."""

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kith.domains.supervision.models import Circle, Session
from kith.domains.supervision.written.plain import from_plain
from kith.domains.supervision.written.showing import Asks, waits_for
from kith.foundation.activity.audiences import Audience, addressee
from kith.foundation.activity.models import Event
from kith.foundation.people.models import Person
from kith.foundation.spaces.audiences import members
from kith.foundation.spaces.models import Membership
from kith.infrastructure.database.private import seen_as


def _asked(event: Event) -> QuerySet[Person]:
    """One person, as long as they belong to the circle."""
    space = Circle.objects.filter(pk=event.facts["circle"]).values("space")
    here = Membership.objects.active().filter(space__in=space, person=event.facts["to"])
    return Person.objects.active().filter(pk__in=here.values("person"))


def _waited_for(event: Event) -> QuerySet[Person]:
    """The same, as long as a step is open for their words."""
    people = _asked(event)
    person = people.first()
    return people if person is not None and _is_open(event, person) else people.none()


def _is_open(event: Event, person: Person) -> bool:
    with seen_as(person):
        found = Session.objects.filter(pk=event.facts["key"]).select_related("circle__space").first()
        place = found.circle.space.place_of(person) if found else None
        if found is None or place is None:
            return False
        asks = waits_for(from_plain(found.state), place.pk, timezone.now()).asks
    return asks in {Asks.WRITE, Asks.ANSWER}


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
WRITTEN = Audience(
    "circle.written",
    _("Someone in a circle brings something, in writing"),
    _("you belong to a circle"),
    _asked,
    personal=True,
)
NUDGE = Audience(
    "circle.nudge",
    _("A last day to write in a circle, if you would like to be reminded"),
    _("something is open for your words today"),
    _waited_for,
    personal=True,
)
ROUND = Audience(
    "round.news",
    _("Something came out of a round that you took part in"),
    _("you look for a circle"),
    addressee,
    personal=True,
)
