"""Asking one's circle whether anybody could listen, and answering. Events say neither who asks nor who answers."""

from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.utils import timezone

from kith.capabilities.notifications.actions import settle
from kith.domains.supervision.events import (
    ListenerAsked,
    ListenerFound,
    ListenerTaken,
    ListenerWrote,
    OfListening,
)
from kith.domains.supervision.jobs import look_when_it_lapses
from kith.domains.supervision.models import Circle, Listening, ListeningLine
from kith.foundation.activity.facts import record
from kith.foundation.people.models import Person
from kith.foundation.spaces.apart import kept_away
from kith.foundation.spaces.models import Membership
from kith.infrastructure.database.private import seen_as
from kith.infrastructure.safes.actions import destroy, keep_until, new_safe
from kith.infrastructure.safes.models import Safe
from kith.infrastructure.safes.opening import opened


def ask(circle: Circle, *, until: date, words: str = "", by: Person) -> Listening:
    """Let the others in a circle know that someone asks, until the end of a day. Who asks again changes what they asked.

    Raises `KeyLost` where words cannot be locked; without words one can always ask.
    """
    place = circle.space.own_place(by)
    lapses = timezone.make_aware(datetime.combine(until + timedelta(days=1), time()))
    with seen_as(by):
        Membership.objects.select_for_update(no_key=True).get(pk=place.pk)  # a second sending waits
        mine = Listening.objects.filter(circle=circle, asker=place, answerer=None, closed_at=None)
        if (before := mine.select_for_update().first()) is not None and not before.has_lapsed:
            before.lapses_at = lapses
            _lay(before, words)
            before.save(update_fields=["lapses_at", "safe", "sealed"])
            look_when_it_lapses(before, asker=by)
            return before
        mine.update(closed_at=timezone.now())
        made = Listening(circle=circle, asker=place, lapses_at=lapses)
        _lay(made, words)
        made.save(force_insert=True)
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


def write(listening: Listening, words: str, *, key: UUID, by: Person) -> bool:
    """Write to the other of the two, who is told that there is something to read. One `key` writes once.

    False if it was closed meanwhile, or a line was drawn between them.
    """
    place = listening.circle.space.own_place(by)
    with seen_as(by):
        held = Listening.objects.select_for_update(of=("self",)).select_related("safe", "asker", "answerer")
        now = held.get(pk=listening.pk)
        other = _other(now, place)
        if other is None:
            return False
        if not ListeningLine.objects.filter(pk=key).exists():
            line = ListeningLine(pk=key, listening=now, author=place, safe=_safe(now))
            line.sealed = opened(line.safe).lock(words, about=line.place)
            line.save(force_insert=True)
            _tell(now, ListenerWrote, [other.person_id])
        now.save(update_fields=["safe"])
    return True


def other_of(listening: Listening, *, by: Person) -> Membership | None:
    """To whom someone can write below a request, if they are one of the two; nobody from whom they are kept."""
    return _other(listening, listening.circle.space.own_place(by))


def close(listening: Listening, *, by: Person) -> None:
    """Say that one no longer asks, whether someone listened or not. All that was written is gone."""
    if listening.asker.person_id != by.pk:
        raise PermissionDenied
    with seen_as(by):
        held = Listening.objects.select_for_update(of=("self",)).select_related("safe")
        now = held.filter(pk=listening.pk, closed_at=None).first()
        if now is None:
            return
        waited, now.closed_at, now.sealed = now.is_open, timezone.now(), b""
        now.save(update_fields=["closed_at", "sealed"])
        if now.safe:
            destroy(now.safe)
        if waited:
            _tell(listening, ListenerTaken, _others(listening, listening.asker))


def note_seen(listening: Listening, *, by: Person) -> None:
    """They look at it now, so what they were told is no news any more."""
    settle(listening.get_absolute_url(), of=by.pk, before=timezone.now())


def _lay(listening: Listening, words: str) -> None:
    """Words go into its safe. The row is not saved by it."""
    listening.sealed = opened(_safe(listening)).lock(words, about=listening.place) if words else b""


def _safe(listening: Listening) -> Safe:
    """Its safe, which ends with it; a new one if nothing was written so far."""
    if listening.safe is None:
        listening.safe = new_safe(until=listening.gone_at)
    else:
        keep_until(listening.safe, listening.gone_at)
    return listening.safe


def _other(listening: Listening, place: Membership) -> Membership | None:
    other = listening.other(place)
    return None if other is None or other.person_id in kept_away(place) else other


def _others(listening: Listening, asker: Membership) -> list[int]:
    """The persons in the circle whom it reaches: nobody from whom whoever asks is kept."""
    here = Membership.objects.active().filter(space=listening.circle.space_id).exclude(pk=asker.pk)
    return list(here.exclude(person__in=kept_away(asker)).order_by("pk").values_list("person", flat=True))


def _tell(listening: Listening, fact: type[OfListening], people: list[int]) -> None:
    for person in people:
        record(fact(circle=listening.circle_id, key=listening.key, to=person), by=None)
