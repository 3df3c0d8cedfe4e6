"""Whom an event of a gathering concerns."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from kith.domains.gatherings.models import Seat
from kith.domains.gatherings.queries import were_at
from kith.foundation.activity.audiences import Audience
from kith.foundation.activity.models import Event
from kith.foundation.people.models import Person
from kith.foundation.spaces.models import Membership


def _coming(event: Event) -> QuerySet[Person]:
    """Whoever has a seat or waits for one; where each date is taken by itself, only those of the date that changed."""
    seats = Seat.objects.filter(seats__gathering__item__traces__event=event, state__in=Seat.OPEN)
    if occasion := event.facts.get("occasion"):
        seats = seats.filter(seats__occasion__in=[occasion]) | seats.filter(seats__occasion=None)
    return Person.objects.active().filter(pk__in=seats.values("person"))


def _hosting(event: Event) -> QuerySet[Person]:
    hosts = Membership.objects.active().filter(space__traces__event=event, role="host")
    return Person.objects.active().filter(pk__in=hosts.values("person"))


def _seated(event: Event) -> QuerySet[Person]:
    return Person.objects.active().filter(seats__pk=event.facts.get("seat", 0))


def _were_there(event: Event) -> QuerySet[Person]:
    return Person.objects.active().filter(were_at(event.facts.get("occasion", 0)))


CHANGED_FOR = Audience(
    "gathering.coming",
    _("A gathering to which you come changes"),
    _("you have a seat, or wait for one"),
    _coming,
    personal=True,
)
HOSTING = Audience(
    "gathering.hosting",
    _("Someone asks for a seat at a gathering that you host"),
    _("you host this space"),
    _hosting,
    personal=True,
)
SEATED_PERSON = Audience(
    "gathering.seat", _("Your seat at a gathering"), _("it is about your seat"), _seated, personal=True
)
WERE_THERE = Audience(
    "gathering.after",
    _("The hosts of a gathering ask afterwards how it was"),
    _("you were there, or had a seat"),
    _were_there,
    personal=True,
)
