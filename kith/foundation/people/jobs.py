"""Housekeeping: what is over is not kept."""

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.utils import timezone

from kith.foundation.people.actions import reinstate
from kith.foundation.people.models import Happening, Person
from kith.infrastructure.jobs import jobs


@jobs.periodic(cron="37 3 * * *")
@jobs.task(name="people.forget_sessions")
def forget_sessions(timestamp: int) -> None:
    """Forget where people were signed in once the time of it has run out."""
    Session.objects.filter(expire_date__lt=timezone.now()).delete()
    UserSession.objects.exclude(session_key__in=Session.objects.values("session_key")).delete()


@jobs.periodic(cron="*/10 * * * *")
@jobs.task(name="people.end_suspensions")
def end_suspensions(timestamp: int) -> None:
    """Open the door again to those whose time outside is over."""
    over = Person.objects.filter(state=Person.State.SUSPENDED, suspended_until__lte=timezone.now())
    for person in over:
        reinstate(person)


@jobs.periodic(cron="47 3 * * *")
@jobs.task(name="people.forget_happenings")
def forget_happenings(timestamp: int) -> None:
    """What happened to ways in is kept for 90 days."""
    Happening.objects.over().delete()
