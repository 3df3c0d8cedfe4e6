"""Whom a version concerns."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from kith.capabilities.versions.models import Contributor
from kith.foundation.activity.audiences import Audience
from kith.foundation.activity.models import Event
from kith.foundation.people.models import Person


def _asked(event: Event) -> QuerySet[Person]:
    asked = Contributor.objects.filter(pk=event.facts["contributor"], state=Contributor.State.ASKED)
    return Person.objects.active().filter(pk__in=asked.values("member__person"))


def _writers(event: Event) -> QuerySet[Person]:
    writers = Contributor.objects.filter(
        item__traces__event=event, state=Contributor.State.AGREED, role__in=Contributor.WRITING
    )
    return Person.objects.active().filter(pk__in=writers.values("member__person"))


ASKED = Audience(
    "version.asked",
    _("Someone wants to name you as one who wrote with them"),
    _("you are asked whether you want to be named"),
    _asked,
    personal=True,
)
WRITERS = Audience(
    "version.writers",
    _("News for those who write something together"),
    _("you write it"),
    _writers,
    personal=True,
)
