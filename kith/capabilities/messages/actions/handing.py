"""How words come to others: their seat is made, and each is told that something waits, by itself."""

from collections.abc import Sequence

from django.core.exceptions import PermissionDenied

from kith.capabilities.messages import events
from kith.capabilities.messages.models import Correspondence, Letterbox, Message, Participant, Seat
from kith.capabilities.messages.policy import who_keep_from
from kith.foundation.activity.facts import record
from kith.foundation.people.models import Person
from kith.infrastructure.database.private import seen_as
from kith.lib import markdown


def held(seat: Seat, *, by: Person) -> Seat:
    """The seat as it is now; whoever has none any more does nothing in it."""
    found = hold(seat, by=by)
    if found is None:
        raise PermissionDenied
    return found


def hold(seat: Seat, *, by: Person) -> Seat | None:
    """The seat as it is now, with its correspondence locked: who says, leaves or accepts does so one after another.

    None if it is gone: someone else in it left, or closed their account.
    """
    Correspondence.objects.select_for_update().filter(pk=seat.correspondence_id).first()
    found = Seat.objects.filter(pk=seat.pk, person=by).select_related("correspondence").first()
    if found is not None:
        found.person = by
    return found


def add_words(correspondence: Correspondence, *, source: str, by: Person, send_key: str) -> Message:
    """Take the next number, and render. Two who write at once get two numbers: the row is locked."""
    correspondence = Correspondence.objects.select_for_update().get(pk=correspondence.pk)
    correspondence.last_number += 1
    message = Message.objects.create(
        correspondence=correspondence, number=correspondence.last_number, author=by, source=source, send_key=send_key,
        html=markdown.render(source, anchor=f"{correspondence.last_number}-").html,
    )  # fmt: skip
    correspondence.last_said_at = message.sent_at
    correspondence.reckon()
    correspondence.save(update_fields=["last_number", "last_said_at", "forget_at"])
    Seat.objects.filter(correspondence=correspondence, person=by).update(read_to=correspondence.last_number)
    return message


def seat_others(people: Sequence[Person], *, at: Correspondence, by: Person) -> None:
    """Put a request before others. A seat is its owner's alone, so it is made as they would make it."""
    for person in people:
        with seen_as(person):
            Seat.objects.create(person=person, correspondence=at)
    _tell(people, of=at, by=by)


def tell_others(correspondence: Correspondence, *, by: Person) -> None:
    """Say to everyone else who takes part that something waits for them."""
    takes_part = Participant.objects.filter(correspondence=correspondence, state=Participant.State.IN)
    others = takes_part.exclude(person=by).select_related("person")
    _tell([other.person for other in others], of=correspondence, by=by)


def _tell(people: Sequence[Person], *, of: Correspondence, by: Person) -> None:
    """Who keeps away from the author is not told. Always in the same order, so that nobody waits for each other."""
    kept = who_keep_from(by, among=[person.pk for person in people])
    for person in sorted(people, key=lambda each: each.pk):
        if person.pk in kept:
            continue
        with seen_as(person):
            mine = Seat.objects.filter(correspondence=of, person=person)
            mine.update(told=True)
            Letterbox.objects.update_or_create(person=person, defaults={"has_news": True})
            record(events.MessageWaits(to=person.pk, key=mine.values_list("key", flat=True).get()), by=None)


def refresh_news(person: Person) -> None:
    """Keep the mark in the frame true: whether anything new waits for this person."""
    with seen_as(person):
        has_news = Seat.objects.filter(person=person, told=True).exists()
        Letterbox.objects.filter(person=person).update(has_news=has_news)
