"""Caring for those who decide: a pause, and someone to talk with."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from kith.capabilities.moderation.actions.keeping import lay_back
from kith.capabilities.moderation.events import DebriefAsked, DebriefPutAside
from kith.capabilities.moderation.models import Case, Debrief, Rest
from kith.foundation.activity.facts import record
from kith.foundation.people.models import Person


@transaction.atomic
def rest(*, days: int, by: Person) -> Rest:
    """Pause from every desk: open cases go back to the others, and no report is told until then."""
    for case in Case.objects.filter(assignee=by, state=Case.State.OPEN):
        lay_back(case, by=by)
    until = timezone.now() + timedelta(days=days)
    return Rest.objects.update_or_create(person=by, defaults={"until": until})[0]


def come_back(person: Person) -> None:
    """End the pause now."""
    Rest.objects.filter(person=person).delete()


def forget(person: Person) -> None:
    """After an account is closed: what they looked after is the others', and offers to them are gone."""
    Case.objects.filter(assignee=person).update(assignee=None)
    Debrief.objects.filter(moderator=person).delete()
    come_back(person)


@transaction.atomic
def ask_to_talk(offered: Debrief) -> None:
    """Let the colleagues of the desk know that one would like to talk."""
    if offered.asked_at is None:
        offered.asked_at = timezone.now()
        offered.save(update_fields=["asked_at"])
        record(DebriefAsked(debrief=offered.pk), by=offered.moderator)


@transaction.atomic
def put_aside(offered: Debrief) -> None:
    """Thank for the offer, and not see it again."""
    if offered.put_aside_at is None:
        offered.put_aside_at = timezone.now()
        offered.save(update_fields=["put_aside_at"])
        record(DebriefPutAside(debrief=offered.pk), by=offered.moderator)
