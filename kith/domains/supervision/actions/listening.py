"""Asking one's circle whether anybody could listen, and answering. Events say neither who asks nor who answers."""

from datetime import date, datetime, time, timedelta

from django.core.exceptions import PermissionDenied
from django.utils import timezone

from kith.capabilities.notifications.actions import settle
from kith.domains.supervision.events import ListenerAsked, ListenerFound, ListenerTaken, OfListening
from kith.domains.supervision.jobs import look_when_it_lapses
from kith.domains.supervision.models import Circle, Listening
from kith.foundation.activity.facts import record
from kith.foundation.people.models import Person
from kith.foundation.spaces.apart import kept_away
from kith.foundation.spaces.models import Membership
from kith.infrastructure.database.private import seen_as


def ask(circle: Circle, *, until: date, words: str = "", by: Person) -> Listening:
    """Let the others in a circle know that someone asks, until the end of a day. Who asks again changes what they asked."""
    place = circle.space.own_place(by)
    lapses = timezone.make_aware(datetime.combine(until + timedelta(days=1), time()))
    with seen_as(by):
        mine = Listening.objects.filter(circle=circle, asker=place, answerer=None, closed_at=None)
        if (before := mine.select_for_update().first()) is not None and not before.has_lapsed:
            mine.update(words=words, lapses_at=lapses)
            before.lapses_at = lapses
            look_when_it_lapses(before, asker=by)
            return before
        mine.update(closed_at=timezone.now())
        made = Listening.objects.create(circle=circle, asker=place, words=words, lapses_at=lapses)
        _tell(made, ListenerAsked, _others(made, place))
        look_when_it_lapses(made, asker=by)
    return made


def answer(listening: Listening, *, by: Person) -> bool:
    """Say “I can”. Whoever asked is told, and so are the others: there is nothing left to do. False if someone was quicker."""
    place = listening.circle.space.own_place(by)
    with seen_as(by):
        waits = Listening.objects.filter(
            pk=listening.pk, answerer=None, closed_at=None, lapses_at__gt=timezone.now()
        )
        if not waits.exclude(asker=place).update(answerer=place):
            return False
        _tell(listening, ListenerFound, [listening.asker.person_id])
        others = _others(listening, listening.asker)
        _tell(listening, ListenerTaken, [person for person in others if person != by.pk])
    return True


def close(listening: Listening, *, by: Person) -> None:
    """Say that one no longer asks, whether someone listened or not. Its words are gone."""
    if listening.asker.person_id != by.pk:
        raise PermissionDenied
    with seen_as(by):
        own = Listening.objects.filter(pk=listening.pk, closed_at=None)
        waited = listening.is_open
        if own.update(closed_at=timezone.now(), words="") and waited:
            _tell(listening, ListenerTaken, _others(listening, listening.asker))


def note_seen(listening: Listening, *, by: Person) -> None:
    """They look at it now, so what they were told is no news any more."""
    settle(listening.get_absolute_url(), of=by.pk, before=timezone.now())


def _others(listening: Listening, asker: Membership) -> list[int]:
    """The persons in the circle whom it reaches: nobody from whom whoever asks is kept."""
    here = Membership.objects.active().filter(space=listening.circle.space_id).exclude(pk=asker.pk)
    return list(here.exclude(person__in=kept_away(asker)).order_by("pk").values_list("person", flat=True))


def _tell(listening: Listening, fact: type[OfListening], people: list[int]) -> None:
    for person in people:
        record(fact(circle=listening.circle_id, key=listening.key, to=person), by=None)
