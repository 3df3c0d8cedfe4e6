"""Reading one's own correspondences. All of it is asked behind the wall, inside `seen_as`."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.http import Http404

from kith.capabilities.messages.models import Letterbox, Message, Participant, Seat
from kith.capabilities.messages.policy import may_write_to
from kith.foundation.people.models import Person
from kith.foundation.spaces.apart import apart
from kith.lib.paging import Page, page_at

PAGE = 20
MOST_REQUESTS = 50
WORDS = 40


@dataclass(frozen=True)
class Row:
    """One correspondence in the list: with whom, and whether something is new. No words, for whoever looks on."""

    seat: Seat
    names: Sequence[str]
    waits: bool


@dataclass(frozen=True)
class Request:
    """Who asks, with which words, and who else was asked."""

    seat: Seat
    by: Person
    html: str
    others: Sequence[Person]


@dataclass(frozen=True)
class Words:
    """Some of what was said, oldest first; `before` leads to what was said earlier."""

    messages: list[Message]
    before: int | None


def reach_seat(person: Person, key: str) -> Seat:
    found = _seats(person).filter(key=key).select_related("correspondence__started_by").first()
    if found is None:
        raise Http404
    found.person = person
    return found


def _seats(person: Person) -> QuerySet[Seat, Seat]:
    """One's seats, but for those beside nobody whom one sees, and for what is asked by someone one does not see."""
    seats = Seat.objects.filter(person=person)
    kept = apart(person).people
    if not kept:
        return seats
    with_hidden = Participant.objects.filter(person__in=kept).values("correspondence")
    with_others = Participant.objects.exclude(person__in=[person.pk, *kept]).values("correspondence")
    alone = Q(correspondence__in=with_hidden) & ~Q(correspondence__in=with_others)
    return seats.exclude(alone).exclude(~Q(state=Seat.State.IN), correspondence__started_by__in=kept)


def reach_receivers(person: Person, handles: Sequence[str]) -> list[Person]:
    """The people of these handles, if every one of them can be written to; otherwise none of them is there."""
    wanted = list(dict.fromkeys(handles))
    found = {each.handle: each for each in Person.objects.active().filter(handle__in=wanted)}
    people = [found[handle] for handle in wanted if handle in found]
    if not wanted or len(people) < len(wanted) or not all(may_write_to(person, to=each) for each in people):
        raise Http404
    return people


def overview(person: Person, *, page: int) -> Page:
    """News first, then the newest word."""
    seats = _with_people(person).filter(state=Seat.State.IN)
    found = page_at(seats.order_by("-told", "-correspondence__last_said_at", "pk"), page, size=PAGE)
    return Page([_row(seat) for seat in found.rows], page, found.has_later)


def _with_people(person: Person) -> QuerySet[Seat, Seat]:
    everyone = Participant.objects.exclude(person__in=apart(person).people)
    people = Prefetch(
        "correspondence__participants", queryset=everyone.select_related("person").order_by("person")
    )
    return _seats(person).select_related("correspondence__started_by").prefetch_related(people)


def _row(seat: Seat) -> Row:
    others = [each for each in seat.correspondence.participants.all() if each.person_id != seat.person_id]
    waits = not any(each.is_in for each in others) and any(each.is_asked for each in others)
    return Row(seat, [each.person.name for each in others], waits)


def requests(person: Person, *, state: str) -> list[Request]:
    """Those who ask to write to this person, newest first."""
    first = Prefetch("correspondence__messages", queryset=Message.objects.filter(number=1))
    seats = _with_people(person).filter(state=state).prefetch_related(first).order_by("-pk")
    return [_request(seat) for seat in seats[:MOST_REQUESTS]]


def request_of(seat: Seat) -> Request:
    return _request(_with_people(seat.person).get(pk=seat.pk))


def _request(seat: Seat) -> Request:
    correspondence = seat.correspondence
    html = next((each.html for each in correspondence.messages.all() if each.number == 1), "")
    outside = {seat.person_id, correspondence.started_by_id}
    others = [each.person for each in correspondence.participants.all() if each.person_id not in outside]
    return Request(seat, correspondence.started_by, html, others)


def participants(seat: Seat) -> list[Participant]:
    found = Participant.objects.filter(correspondence=seat.correspondence_id)
    hidden = [seat.person_id, *apart(seat.person).people]
    return list(found.exclude(person__in=hidden).select_related("person").order_by("person"))


def own_wish(seat: Seat) -> int | None:
    mine = Participant.objects.filter(correspondence=seat.correspondence_id, person=seat.person_id)
    return mine.values_list("wish", flat=True).first()


def words(seat: Seat, *, before: int | None) -> Words:
    said = Message.objects.filter(correspondence=seat.correspondence_id).select_related("author")
    said = said.exclude(author__in=apart(seat.person).people)
    if before is not None:
        said = said.filter(number__lt=before)
    found = list(said.order_by("-number")[: WORDS + 1])
    shown = found[:WORDS][::-1]
    return Words(shown, shown[0].number if len(found) > WORDS else None)


def reach_own_message(person: Person, key: str, number: int) -> Message:
    """A message that this person wrote and did not delete."""
    seat = reach_seat(person, key)
    own = Message.objects.filter(author=person, deleted_at=None, number=number)
    found = own.filter(correspondence=seat.correspondence_id).first()
    if found is None:
        raise Http404
    return found


def reach_message(person: Person, key: str, number: int) -> Message:
    """A message of someone else that this person can read."""
    seat = reach_seat(person, key)
    said = Message.objects.filter(correspondence=seat.correspondence_id, number=number, deleted_at=None)
    found = said.exclude(author=person).exclude(author__in=apart(person).people).first()
    if found is None:
        raise Http404
    return found


def own_words(person: Person) -> list[tuple[Message, list[str]]]:
    """Everything that someone wrote privately and did not delete, oldest first, each with the names of the others."""
    people = Prefetch("correspondence__participants", Participant.objects.select_related("person"))
    mine = Message.objects.filter(author=person, deleted_at=None).select_related("correspondence")
    return [
        (
            message,
            [
                each.person.name
                for each in message.correspondence.participants.all()
                if each.person_id != person.pk
            ],
        )
        for message in mine.prefetch_related(people).order_by("sent_at", "pk")
    ]


def own_correspondences(person: Person) -> list[tuple[Seat, list[str]]]:
    """Everything that someone takes part in or was asked for, newest first, each with the names of the others."""
    people = Prefetch(
        "correspondence__participants",
        Participant.objects.exclude(person=person.pk).select_related("person"),
    )
    seats = Seat.objects.filter(person=person).select_related("correspondence").prefetch_related(people)
    return [
        (seat, [each.person.name for each in seat.correspondence.participants.all()])
        for seat in seats.order_by("-pk")
    ]


def reach_of(person: Person) -> str:
    """Who may ask to write to this person."""
    chosen = Letterbox.objects.filter(person=person).values_list("reach", flat=True).first()
    return chosen or Letterbox.Reach.SPACES


def has_letters() -> Exists:
    """For a query of people: whether something new waits for each. Kept outside of the wall, as yes or no."""
    return Exists(Letterbox.objects.filter(person=OuterRef("pk"), has_news=True))
