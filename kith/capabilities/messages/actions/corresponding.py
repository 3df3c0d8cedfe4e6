"""In a correspondence: saying something, reading, deleting, and leaving."""

from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.utils import timezone
from django.utils.translation import gettext as _

from kith.capabilities.messages import events
from kith.capabilities.messages.actions.handing import add_words, held, hold, refresh_news, tell_others
from kith.capabilities.messages.actions.keeping import agree_on_keeping, note_due
from kith.capabilities.messages.models import Correspondence, Letterbox, Message, Participant, Seat
from kith.capabilities.messages.policy import may_leave, may_say, others
from kith.foundation.activity.facts import record
from kith.foundation.people.models import Person
from kith.infrastructure.database.private import seen_as

LONGEST, MOST_AN_HOUR = 20_000, 60


def say(seat: Seat, source: str, *, by: Person, send_key: str = "") -> Message:
    """Write to the others who take part. Possible once someone accepted; the same form sent twice says it once."""
    with seen_as(by):
        seat = held(seat, by=by)
        if send_key and (before := Message.objects.filter(author=by, send_key=send_key).first()):
            return before
        if not may_say(seat):
            raise PermissionDenied(_("You can write again once there is an answer."))
        if _said_lately(by) >= MOST_AN_HOUR:
            raise PermissionDenied(
                _("You have written very much in the last hour. Please send this a little later.")
            )
        message = add_words(seat.correspondence, source=source, by=by, send_key=send_key)
        note_due(seat.correspondence_id)
        tell_others(seat.correspondence, by=by)
        return message


def _said_lately(person: Person) -> int:
    since = timezone.now() - timedelta(hours=1)
    return Message.objects.filter(author=person, sent_at__gt=since).count()


def note_read(seat: Seat, *, up_to: int, by: Person) -> None:
    """Remember how far someone read. Nobody else can know it."""
    with seen_as(by):
        Seat.objects.filter(pk=seat.pk, read_to__lt=up_to).update(read_to=up_to)
        if Seat.objects.filter(pk=seat.pk, told=True).update(told=False):
            refresh_news(by)
            record(events.MessagesSeen(key=seat.key), by=by)


def delete(message: Message, *, by: Person) -> None:
    """Delete one's own words, for everyone in it. That there was a message stays to be seen."""
    with seen_as(by):
        Message.objects.filter(pk=message.pk, author=by, deleted_at=None).update(
            source="", html="", deleted_at=timezone.now()
        )


def delete_all(person: Person) -> None:
    """Delete the words of everything that someone wrote privately, for everyone."""
    with seen_as(person):
        Message.objects.filter(author=person, deleted_at=None).update(
            source="", html="", deleted_at=timezone.now()
        )


def leave(seat: Seat, *, by: Person) -> None:
    """Leave for good: it is no longer there for this person. With the last one who leaves, all its words are gone."""
    with seen_as(by):
        seat = held(seat, by=by)
        if not may_leave(seat):
            raise PermissionDenied(_("You can leave once there is an answer."))
        _go(seat)
    refresh_news(by)


def _go(seat: Seat) -> None:
    key = seat.correspondence_id
    if not others(seat).exclude(state=Participant.State.LEFT).exists():
        Correspondence.objects.filter(pk=key).delete()
        return
    Participant.objects.filter(correspondence=key, person=seat.person_id).update(state=Participant.State.LEFT)
    agree_on_keeping(key)
    Seat.objects.filter(pk=seat.pk).delete()


def _go_for_good(seat: Seat) -> None:
    waits = others(seat).filter(state=Participant.State.ASKED).exists()
    if seat.is_in and waits and not may_leave(seat):
        Correspondence.objects.filter(pk=seat.correspondence_id).delete()
    else:
        _go(seat)


def forget(person: Person) -> None:
    """After an account is closed: it leaves every correspondence, and nothing says who could write to it."""
    with seen_as(person):
        for each in Seat.objects.filter(person=person).order_by("correspondence"):
            if seat := hold(each, by=person):
                _go_for_good(seat)
        Letterbox.objects.filter(person=person).delete()
