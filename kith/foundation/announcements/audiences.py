"""Whom an announcement concerns, as long as it has not ended."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from kith.foundation.activity.audiences import Audience
from kith.foundation.activity.models import Event
from kith.foundation.announcements.models import Announcement
from kith.foundation.people.models import Person
from kith.foundation.spaces.models import Membership


def _meant(event: Event) -> QuerySet[Person]:
    people: QuerySet[Person] = Person.objects.active()
    running = Announcement.objects.filter(taken_back_at=None).current()
    found = running.filter(pk=event.facts["announcement"]).first()
    if found is None:
        return people.none()
    if found.audience != Announcement.Audience.SPACES:
        return people
    there = Membership.objects.active().filter(space__in=found.spaces.all())
    return people.filter(pk__in=there.values("person"))


MEANT = Audience("announcement", _("An announcement of the stewards"), _("it is meant for you"), _meant)
