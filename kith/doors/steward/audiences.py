"""Whom the deeds of stewards concern."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from kith.foundation.activity.audiences import Audience
from kith.foundation.activity.models import Event
from kith.foundation.people.models import Person


def _person_named(event: Event) -> QuerySet[Person]:
    """Those whom it is about, as long as it is still so."""
    return Person.objects.active().filter(pk=event.facts["person"], is_steward=True)


APPOINTED = Audience(
    "steward.appointed",
    _("You are asked to look after this site"),
    _("you look after this site"),
    _person_named,
    personal=True,
)
