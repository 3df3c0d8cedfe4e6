"""The end of a pair: said by one of the two, or come to on the day that was planned."""

from datetime import date

from django.utils import timezone

from kith.domains.mentoring.actions.agreeing import held, held_if_on
from kith.domains.mentoring.actions.turning import NEARS, look_again
from kith.domains.mentoring.events import EndComes, PairEnded, PairSeen
from kith.domains.mentoring.models import Pair, Side
from kith.foundation.activity.facts import record
from kith.foundation.people.models import Person
from kith.foundation.spaces.actions.disbanding import disband
from kith.foundation.spaces.actions.opening import archive
from kith.foundation.spaces.models import Boundary
from kith.infrastructure.database.private import seen_as


def end(side: Side, *, words: str = "", by: Person) -> None:
    """End it. The space of the two is archived: both can read it, nothing is added. The other is told, with these words if any."""
    with seen_as(by):
        close(held(side, by=by), by=by)
        look_again(by)
        tell_end(side, words=words)


def close(pair: Pair, *, by: Person) -> None:
    """Write down that it is over. To be called as one of the two."""
    Pair.objects.filter(pk=pair.pk, ended_at=None).update(ended_at=timezone.now())
    if not pair.space.is_archived:
        archive(pair.space, by=by)


def tell_end(side: Side, *, words: str = "") -> None:
    """Leave the other the last words, as their own row, and say to them that it came to its end."""
    with seen_as(side.other):
        theirs = Side.objects.filter(person=side.other_id, pair=side.pair_id)
        if theirs.update(told=True, farewell=words):
            record(PairEnded(to=side.other_id, key=theirs.values_list("key", flat=True).get()), by=None)
        look_again(side.other)


def come_to_end(person: Person, *, today: date) -> None:
    """What is due for someone today: pairs whose planned day has come end, and for those whose day comes nearer both are told."""
    with seen_as(person):
        sides = Side.objects.filter(person=person, pair__ended_at=None, pair__until__isnull=False)
        for side in sides.select_related("other", "pair__space"):
            if side.pair is None or side.pair.space.is_archived or side.pair.until is None:
                continue
            if side.pair.until <= today:
                _end_as_planned(side, by=person)
            elif side.pair.until - NEARS <= today and not side.end_told:
                Side.objects.filter(pk=side.pk).update(end_told=True, told=True)
                record(EndComes(to=person.pk, key=side.key), by=None)
        look_again(person)


def _end_as_planned(side: Side, *, by: Person) -> None:
    pair = held_if_on(side, by=by)
    if pair is None:
        return  # one of the two was quicker
    close(pair, by=by)
    Side.objects.filter(pk=side.pk).update(told=True)
    record(PairEnded(to=by.pk, key=side.key), by=None)
    tell_end(side)


def note_pair_seen(side: Side, *, by: Person) -> None:
    """They look at it now, so what they were told is no news any more."""
    with seen_as(by):
        if Side.objects.filter(pk=side.pk, told=True).update(told=False):
            record(PairSeen(key=side.key), by=by)


def part(boundary: Boundary) -> None:
    """After someone blocked another: what they had together is over, and their space is there for neither. Nobody is told."""
    with seen_as(boundary.by):
        sides = Side.objects.filter(person=boundary.by_id, other=boundary.other_id, pair__isnull=False)
        for side in sides.select_related("pair__space"):
            if side.pair and boundary.space_id in (None, side.pair.space_id):
                Pair.objects.filter(pk=side.pair.pk, ended_at=None).update(ended_at=timezone.now())
                disband(side.pair.space, by=boundary.by)
        look_again(boundary.by)
