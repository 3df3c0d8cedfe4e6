"""How words come to others: their seat is made, and each is told that something waits, by itself."""

from django.core.exceptions import PermissionDenied

from kith.capabilities.messages import events
from kith.capabilities.messages.models import Correspondence, Letterbox, Message, Participant, Seat
from kith.foundation.activity.facts import record
from kith.foundation.people.models import Person
from kith.infrastructure.database.private import seen_as
from kith.lib import markdown

NEWS = {"has_news": True}


def held(seat: Seat, *, by: Person) -> Seat:
    """The seat as it is now, with its correspondence locked: who says, leaves or answers does so one after another."""
    Correspondence.objects.select_for_update().filter(pk=seat.correspondence_id).first()
    found = Seat.objects.filter(pk=seat.pk, person=by).select_related("correspondence").first()
    if found is None:
        raise PermissionDenied
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


def seat_someone(person: Person, *, at: Correspondence) -> None:
    """Put a request before someone. Their seat is theirs alone, so it is made as they would make it."""
    with seen_as(person):
        seat = Seat.objects.create(person=person, correspondence=at)
        _tell(seat)


def tell_others(correspondence: Correspondence, *, by: Person) -> None:
    """Say to everyone else who takes part that something waits for them."""
    others = Participant.objects.filter(correspondence=correspondence, state=Participant.State.IN)
    for participant in others.exclude(person=by).select_related("person").order_by("person"):
        with seen_as(participant.person):
            _tell(Seat.objects.get(correspondence=correspondence, person=participant.person))


def _tell(seat: Seat) -> None:
    Letterbox.objects.update_or_create(person_id=seat.person_id, defaults=NEWS)
    record(events.MessageWaits(to=seat.person_id, key=seat.key), by=None)


def refresh_news(person: Person) -> None:
    """Keep the mark in the frame true: whether anything new waits for this person."""
    with seen_as(person):
        seats = Seat.objects.filter(person=person).select_related("correspondence")
        has_news = any(seat.is_news for seat in seats)
        Letterbox.objects.filter(person=person).update(has_news=has_news)
