"""Sessions in which people meet, and what was written in them. They are asked behind the wall, inside `seen_as`."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.utils import timezone

from kith.domains.supervision.live.moves import lapse
from kith.domains.supervision.live.plain import from_plain
from kith.domains.supervision.live.showing import Shown, at
from kith.domains.supervision.live.state import State
from kith.domains.supervision.models import Circle, Meeting, Note, Passage, Session, Training
from kith.domains.supervision.queries.circles import meetings_of
from kith.domains.supervision.queries.sessions import sessions_of
from kith.domains.supervision.sealing import Said, read
from kith.foundation.people.models import Person
from kith.foundation.spaces.apart import without_apart
from kith.foundation.spaces.models import Membership
from kith.infrastructure.safes.opening import KeyLost
from kith.lib.reaching import reached

SOON = timedelta(minutes=15)


def state_of(session: Session, moment: datetime) -> State:
    return lapse(from_plain(session.state), moment)


def shown(session: Session) -> Shown:
    """What all devices show at this moment."""
    moment = timezone.now()
    return at(state_of(session, moment), moment)


@dataclass(frozen=True)
class Sessions:
    """Of one circle: the one that is on, if people are in it still, and those of which something can be read."""

    on: Session | None
    over: list[Session]


def sessions_here(circle: Circle) -> Sessions:
    now = timezone.now()
    found = list(sessions_of(circle, Session.Way.LIVE).filter(safe__until__gt=now))
    over = [each for each in found if state_of(each, now).finished_at]
    on = next((each for each in found if each not in over), None)
    if on is not None:
        on.circle = circle
    return Sessions(on, over)


def open_session(circle: Circle) -> Session | None:
    return sessions_here(circle).on


def meeting_due(circle: Circle) -> Meeting | None:
    """The meeting that is on now, or begins soon."""
    if circle.in_days:
        return None
    now = timezone.now()
    begun = meetings_of(circle).filter(state=Meeting.State.ON, begins_at__lte=now + SOON).last()
    is_due = begun is not None and now <= begun.begins_at + timedelta(minutes=begun.minutes)
    return begun if is_due else None


def meeting_of(session: Session) -> Meeting | None:
    if session.planned_for is None:
        return None
    found = meetings_of(session.circle).filter(planned_for=session.planned_for).first()
    if found is not None:
        found.circle = session.circle
    return found


def held_at(meeting: Meeting) -> State | None:
    """How a meeting went, by the last session that it had, as long as that can be read."""
    of = sessions_of(meeting.circle, Session.Way.LIVE).filter(planned_for=meeting.planned_for)
    went = (from_plain(each.state) for each in of.filter(safe__until__gt=timezone.now()))
    return next((each for each in went if each.started_at), None)


def trainings_of(circle: Circle, *, reader: Person) -> list[Training]:
    here = Training.objects.filter(circle=circle, member__state=Membership.State.ACTIVE)
    return list(without_apart(here.select_related("member__person"), reader, author="member").order_by("pk"))


@dataclass(frozen=True)
class Line:
    """Words in a session; `called` is as what of a step they are kept."""

    row: Passage
    words: str
    called: str


@dataclass(frozen=True)
class Kept:
    """What was written in a session, for one reader; `is_shut` where the safe cannot be opened now.

    It `is_for_others` where the reader came into the circle later.
    """

    lines: list[Line]
    notes: list[Said[Note]]
    is_shut: bool = False
    is_for_others: bool = False


def kept_of(session: Session, *, reader: Person) -> Kept:
    if not _was_there(session, reader):
        return Kept([], [], is_for_others=True)
    said = Passage.objects.filter(session=session).select_related("author__person").order_by("said_at", "pk")
    passages = list(without_apart(said, reader, author="author"))
    notes = list(Note.objects.filter(session=session).select_related("author__person").order_by("said_at"))
    names = {frame.output: words.output for frame, words in session.format.told if frame.output}
    try:
        lines = [
            Line(each.row, each.words, names.get(each.row.output, ""))
            for each in read(passages, session=session)
        ]
        return Kept(lines, read(notes, session=session))
    except KeyLost:
        return Kept([], [], is_shut=True)


def _was_there(session: Session, reader: Person) -> bool:
    """Whether they belonged to the circle when it began, or came in while it was on."""
    place = session.circle.space.own_place(reader)
    return place.since <= session.begun_at or place.pk in from_plain(session.state).people


def reach_passage(session: Session, key: UUID, *, by: Membership) -> Passage:
    """Words of one's own."""
    return reached(Passage.objects.filter(session=session, pk=key, author=by).first())
