"""Coming in, leaving, raising a hand."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from kith.capabilities.rooms import events
from kith.capabilities.rooms.actions.opening import hold
from kith.capabilities.rooms.actions.telling import tell_room
from kith.capabilities.rooms.models import Entrant, Line, Presence, Room
from kith.foundation.activity.facts import record
from kith.foundation.people.models import Person
from kith.foundation.permissions.tables import may
from kith.infrastructure.database.private import seen_as

MOST = 8  # browsers that send to one another: each sends to seven


class Full(ValidationError):
    """As many are connected as can be; the way in writing stays open."""


class Closed(ValidationError):
    """Nobody can come in."""


@transaction.atomic
def enter(room: Room, *, way: str, by: Person) -> Presence:
    """Come in. Whoever was in it already, on another page or by another way, is in it by this one alone from now on."""
    held = hold(room)
    if not held.is_open:
        raise Closed(_("This room is closed now."))
    Presence.objects.filter(room=room, person=by, left_at=None).update(left_at=timezone.now(), hand_at=None)
    others = Presence.objects.filter(room=room).here().seen_and_heard()
    if way != Presence.Way.TEXT and others.count() >= MOST:
        raise Full(_("Eight people are connected, and more cannot be. You can come in by writing now."))
    presence = Presence.objects.create(
        room=room, person=by, way=way, member=room.space.place_of(by), leads=may(by, "room.lead", room),
        agreed_at=held.recorded_at and timezone.now(),
    )  # fmt: skip
    tell_room(room)
    return presence


@transaction.atomic
def leave(presence: Presence, *, by: Person) -> None:
    """Be outside again, at once and for everyone."""
    if _end(presence):
        tell_room(presence.room)


@transaction.atomic
def send_out(presence: Presence, *, by: Person) -> None:
    """Ask someone to leave. They are outside at once, and do not come back in before the room is opened anew."""
    if _end(presence, sent_out=True):
        record(events.SentOut(item=presence.room.item), by=by)
        tell_room(presence.room)


def _end(presence: Presence, *, sent_out: bool = False) -> bool:
    own = Presence.objects.filter(pk=presence.pk, left_at=None)
    return bool(own.update(left_at=timezone.now(), hand_at=None, sent_out=sent_out))


@transaction.atomic
def raise_hand(presence: Presence, *, by: Person) -> None:
    """Show all inside that one would like to speak; who raised theirs first stands first."""
    if Presence.objects.filter(pk=presence.pk, hand_at=None).update(hand_at=timezone.now()):
        tell_room(presence.room)


@transaction.atomic
def lower_hand(presence: Presence, *, by: Person) -> None:
    """Take the hand down."""
    if Presence.objects.filter(pk=presence.pk, hand_at__isnull=False).update(hand_at=None):
        tell_room(presence.room)


@transaction.atomic
def agree(presence: Presence, *, by: Person) -> None:
    """Go along with being recorded. Who does not can leave, or say so."""
    Presence.objects.filter(pk=presence.pk).update(agreed_at=timezone.now())
    tell_room(presence.room)


def note_life(presence: Presence) -> None:
    """Their page asked for something, so they are here still."""
    Presence.objects.filter(pk=presence.pk, left_at=None).update(seen_at=timezone.now())


def forget(person: Person) -> None:
    """After an account is closed: nothing says where they were, or might have been."""
    with seen_as(person):
        Line.objects.filter(by__person=person).delete()
    Presence.objects.filter(person=person).delete()
    Entrant.objects.filter(person=person).delete()
