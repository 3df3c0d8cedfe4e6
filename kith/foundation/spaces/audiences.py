"""Whom an event in a space concerns."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from kith.foundation.activity.audiences import Audience
from kith.foundation.activity.models import Event
from kith.foundation.people.models import Person
from kith.foundation.spaces.models import Membership


def members(event: Event) -> QuerySet[Person]:
    return _people(Membership.objects.active().filter(space__traces__event=event))


def _hosts(event: Event) -> QuerySet[Person]:
    return _people(Membership.objects.active().filter(space__traces__event=event, role="host"))


def _not_agreed(event: Event) -> QuerySet[Person]:
    """Who came later has agreed to the new words already."""
    places = Membership.objects.active().filter(space__traces__event=event)
    return _people(places.filter(agreed_version__lt=event.facts["version"]))


def _person_named(event: Event) -> QuerySet[Person]:
    return _people(Membership.objects.active().filter(pk=event.facts.get("member", 0)))


def _people(places: QuerySet[Membership, Membership]) -> QuerySet[Person]:
    return Person.objects.active().filter(pk__in=places.values("person"))


HOSTS = Audience(
    "space.hosts",
    _("Someone asks to join a space that you host"),
    _("you host this space"),
    _hosts,
    personal=True,
)
YOURSELF = Audience(
    "space.yourself",
    _("Your own place in a space changes"),
    _("it is about your place here"),
    _person_named,
    personal=True,
)
BOUND = Audience(
    "space.bound",
    _("The guidelines of your space change"),
    _("you belong to this space"),
    _not_agreed,
    personal=True,
)
