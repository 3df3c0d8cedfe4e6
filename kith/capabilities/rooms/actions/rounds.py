"""Rounds: people in twos, each with the same time to speak."""

from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone

from kith.capabilities.rooms.actions.opening import hold
from kith.capabilities.rooms.actions.telling import tell_room
from kith.capabilities.rooms.models import Presence, Room, Round, Seat
from kith.capabilities.rooms.pairing import groups, set_apart
from kith.capabilities.rooms.queries import who_keep_away
from kith.foundation.people.models import Person


@transaction.atomic
def begin_round(room: Room, *, minutes: int, by: Person) -> Round:
    """Put all who see or hear one another into twos, and one three if they are an odd number. One that runs ends.

    Those between whom there is a boundary are not put together; where nobody else is left, they have a pause.
    """
    hold(room)
    room.rounds.filter(ended_at=None).update(ended_at=timezone.now())
    before = room.rounds.count()
    begun = Round.objects.create(room=room, number=before + 1, minutes=minutes)
    here = Presence.objects.filter(room=room).here().seen_and_heard().order_by("person")
    seated = _seated(list(here.select_related("member")), round_=before)
    Seat.objects.bulk_create(
        Seat(round=begun, presence=presence, group=group, turn=turn)
        for group, together in enumerate(seated, start=1)
        for turn, presence in enumerate(together)
    )
    tell_room(room)
    return begun


def _seated(people: Sequence[Presence], *, round_: int) -> list[tuple[Presence, ...]]:
    away = {one.pk: who_keep_away(one) for one in people}

    def are_apart(one: Presence, other: Presence) -> bool:
        return one.person_id in away[other.pk] or other.person_id in away[one.pk]

    return set_apart(groups(people, round_=round_), are_apart=are_apart)


@transaction.atomic
def end_round(room: Room, *, by: Person) -> None:
    """Bring everyone together again."""
    if room.rounds.filter(ended_at=None).update(ended_at=timezone.now()):
        tell_room(room)
