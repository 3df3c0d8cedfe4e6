"""Whom a proposal or a pair concerns: the one who has that side of it."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from kith.foundation.activity.audiences import Audience
from kith.foundation.activity.models import Event
from kith.foundation.people.models import Person


def _one(event: Event) -> QuerySet[Person]:
    return Person.objects.active().filter(pk=event.facts["to"])


PROPOSED = Audience(
    "mentoring.proposed",
    _("Someone may fit with what you offer or look for"),
    _("you said that you would like to be matched"),
    _one,
    personal=True,
)
PAIRED = Audience(
    "mentoring.paired",
    _("Your mentoring begins or ends"),
    _("it is about your mentoring"),
    _one,
    personal=True,
)
