"""Putting away what is over, and what becomes of mentoring when an account ends."""

from django.core.exceptions import PermissionDenied

from kith.domains.mentoring.actions.ending import close, tell_end
from kith.domains.mentoring.models import Pair, Readiness, Side, Turn
from kith.foundation.people.models import Person
from kith.foundation.spaces.actions.belonging import is_last_host, leave
from kith.foundation.spaces.actions.disbanding import disband
from kith.infrastructure.database.private import seen_as


def put_away(side: Side, *, by: Person) -> None:
    """Delete one's side of a pair that is over, and leave its space. With the last of the two, its goals are gone."""
    with seen_as(by):
        mine = Side.objects.filter(pk=side.pk, person=by).select_related("other", "pair__space").first()
        if mine is None or mine.pair is None or not mine.pair.is_over:
            raise PermissionDenied
        space = mine.pair.space
        _go(mine)
    place = space.place_of(by)
    if place is None:
        return
    if is_last_host(place):
        disband(space, by=by)
    else:
        leave(place)


def _go(side: Side) -> None:
    """To be called as the owner of the side: a pair is deleted by the last who has one."""
    with seen_as(side.other):
        stays = Side.objects.filter(pair=side.pair_id, person=side.other_id).exists()
    if stays:
        Side.objects.filter(pk=side.pk).delete()
    else:
        Pair.objects.filter(sides=side).delete()


def forget(person: Person) -> None:
    """After an account is closed, or became part of another: it is proposed to nobody, and its pairs have come to their end."""
    with seen_as(person):
        for side in Side.objects.filter(person=person).select_related("other", "person", "pair__space"):
            if side.pair is None:
                with seen_as(side.other):
                    Side.objects.filter(person=side.other_id, other=person, pair=None).delete()
                continue
            if not side.pair.is_over:
                close(side.pair, by=person)
                tell_end(side)
            _go(side)
        Side.objects.filter(person=person).delete()
        Readiness.objects.filter(person=person).delete()
    Turn.objects.filter(person=person).delete()
