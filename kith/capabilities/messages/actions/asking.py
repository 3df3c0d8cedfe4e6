"""First contact: a request, and its answer."""

from collections.abc import Sequence
from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from kith.capabilities.messages.actions.handing import (
    add_words,
    hold,
    refresh_news,
    seat_others,
    tell_others,
)
from kith.capabilities.messages.actions.keeping import note_due
from kith.capabilities.messages.models import Correspondence, Message, Participant, Seat
from kith.capabilities.messages.policy import MOST_PEOPLE, may_write_to
from kith.foundation.people.models import Person
from kith.foundation.spaces.newcomers import LINK, days_present, is_newcomer
from kith.infrastructure.database.private import seen_as

LONGEST_REQUEST, MOST_A_DAY, MOST_AT_FIRST = 300, 10, 3


def write_to(people: Sequence[Person], text: str, *, by: Person, title: str = "", send_key: str = "") -> Seat:
    """Ask people to correspond. Each sees who asks and the words, and answers alone; until then nothing can be added.

    With one person there is only one correspondence: a second request leads to the first, whatever became of it.
    """
    with seen_as(by):
        Person.objects.select_for_update().get(pk=by.pk)  # so that two requests at once are one
        if before := _sent_already(by, send_key) or (
            seat_with(people[0], of=by) if len(people) == 1 else None
        ):
            return before
        _check(people, text, by=by)
        correspondence = Correspondence.objects.create(started_by=by, title=title)
        Participant.objects.create(correspondence=correspondence, person=by, state=Participant.State.IN)
        Participant.objects.bulk_create(
            Participant(correspondence=correspondence, person=person) for person in people
        )
        seat = Seat.objects.create(person=by, correspondence=correspondence, state=Seat.State.IN)
        add_words(correspondence, source=text, by=by, send_key=send_key)
        seat_others(people, at=correspondence, by=by)
        return seat


def _check(people: Sequence[Person], text: str, *, by: Person) -> None:
    if not 1 <= len(people) < MOST_PEOPLE or not 1 <= len(text) <= LONGEST_REQUEST:
        raise PermissionDenied(
            _("A first message has at most 300 letters, and goes to at most seven people.")
        )
    if not all(may_write_to(by, to=person) for person in people):
        raise PermissionDenied(_("This cannot be sent."))
    _slow_newcomers(people, text, by=by)
    if _asked_lately(by) + len(people) > MOST_A_DAY:
        raise PermissionDenied(_("That is many requests for one day. You can send more tomorrow."))
    if has_asked(by, people):
        raise PermissionDenied(_("You have asked before. You can write again once there is an answer."))


def _slow_newcomers(people: Sequence[Person], text: str, *, by: Person) -> None:
    """Whoever has just come asks few people, and sends them no links; after some days that is over."""
    if not is_newcomer(by, days_present=days_present(by)):
        return
    if LINK.search(text):
        raise PermissionDenied(_("In their first days, people send no links to someone they ask."))
    if _asked_lately(by) + len(people) > MOST_AT_FIRST:
        raise PermissionDenied(
            _("In their first days, people can ask three others a day. You can send more tomorrow.")
        )


def _asked_lately(person: Person) -> int:
    since = timezone.now() - timedelta(days=1)
    asked = Participant.objects.filter(
        correspondence__started_by=person, correspondence__started_at__gt=since
    )
    return asked.exclude(person=person).count()


def has_asked(person: Person, people: Sequence[Person]) -> bool:
    """Whether one's own request to any of these still waits, alone or in a group. To be asked as the one who asks."""
    waiting = Participant.objects.filter(person__in=people, state=Participant.State.ASKED)
    return waiting.filter(correspondence__started_by=person).exists()


def _sent_already(person: Person, send_key: str) -> Seat | None:
    sent = Message.objects.filter(author=person, send_key=send_key)
    return Seat.objects.filter(person=person, correspondence__messages__in=sent).first() if send_key else None


def seat_with(other: Person, *, of: Person) -> Seat | None:
    """One's seat in the correspondence of just these two, unless the other has left it. To be asked as its owner."""
    here = Participant.objects.filter(person=other).exclude(state=Participant.State.LEFT)
    more = Participant.objects.exclude(person__in=[of, other])
    mine = Seat.objects.filter(person=of, correspondence__in=here.values("correspondence"))
    return mine.exclude(correspondence__in=more.values("correspondence")).order_by("-pk").first()


def accept(seat: Seat, *, by: Person) -> None:
    """Take part: from now on each can write to the other. Can be said after declining or ignoring, too."""
    with seen_as(by):
        hold(seat, by=by)
        asked = Seat.objects.filter(pk=seat.pk).exclude(state=Seat.State.IN)
        if not asked.update(state=Seat.State.IN, told=False):
            return
        mine = Q(correspondence=seat.correspondence_id, person=by)
        Participant.objects.filter(mine).update(state=Participant.State.IN)
        note_due(seat.correspondence_id)
        tell_others(seat.correspondence, by=by)
    refresh_news(by)


def decline(seat: Seat, *, by: Person) -> None:
    """Put a request away, words and all. The one who asked is not told."""
    _answer(seat, Seat.State.DECLINED, by=by)


def ignore(seat: Seat, *, by: Person) -> None:
    """Leave a request where it is, folded, for another day. The one who asked is not told."""
    _answer(seat, Seat.State.IGNORED, by=by)


def _answer(seat: Seat, answer: Seat.State, *, by: Person) -> None:
    with seen_as(by):
        Seat.objects.filter(pk=seat.pk).exclude(state=Seat.State.IN).update(state=answer, told=False)
    refresh_news(by)
