"""A session in which people meet: one begins it, people come and go, and move it on together.

Each move holds the row of the session, so that two who press at once come one after another. The others are told when it has changed.
"""

from collections.abc import Callable
from datetime import datetime, timedelta

from django.utils import timezone

from kith.domains.supervision.actions.stepping_in import note_turns
from kith.domains.supervision.actions.telling import tell
from kith.domains.supervision.formats.plain import to_plain as format_to_plain
from kith.domains.supervision.formats.shapes import Format, Shape
from kith.domains.supervision.live import people
from kith.domains.supervision.live.moves import gather
from kith.domains.supervision.live.offering import Asked, make
from kith.domains.supervision.live.plain import to_plain
from kith.domains.supervision.live.refusing import Refusal
from kith.domains.supervision.live.showing import at
from kith.domains.supervision.live.state import State
from kith.domains.supervision.models import Circle, Meeting, Session, Training
from kith.domains.supervision.queries.live import meeting_due, meeting_of, open_session, state_of
from kith.domains.supervision.queries.sessions import sessions_of
from kith.domains.supervision.turns import ROLES, Role
from kith.domains.supervision.written.state import KEPT
from kith.foundation.people.models import Person
from kith.foundation.spaces.models import Membership
from kith.infrastructure.database.private import seen_as
from kith.infrastructure.safes.actions import keep_until, new_safe
from kith.lib.zones import zone

KEPT_FOR = timedelta(days=KEPT)  # after the last move, as in writing

Change = Callable[[State, datetime], State | Refusal]


def begin(
    circle: Circle, *, told: Format, named: str = "", minutes: int = 0, with_rounds: bool = True, by: Person
) -> Session:
    """Open a session, and come in. Where one is on already they come to that, whatever they chose.

    It is that of the meeting which is on, or begins soon; without one the circle meets now, and that is a meeting. By which
    format it goes is what was chosen on the day: `named` as plans name it, a copy of the circle for example.
    """
    with seen_as(by):
        Circle.objects.select_for_update(no_key=True).get(pk=circle.pk)
        if session := open_session(circle):
            come(session, by=by)
            return session
        shape = _shape(told, minutes, with_rounds=with_rounds)
        return _opened(circle, told, _meeting(circle, named or told.code, shape), shape, by=by)


def come(session: Session, *, by: Person) -> Refusal | None:
    """Be in it, by whatever device. Whoever has a turn by the plan does what they were to do, if it has not started."""
    coming = _coming(session.circle, meeting_of(session), session.format.shape, by)
    return _change(session, coming, by=by)


def move(session: Session, asked: Asked, *, by: Person) -> Refusal | None:
    """Do what was asked, for all who are in it; or the sentence that says why not."""
    return _change(session, lambda state, moment: make(state, asked, moment), by=by)


def _change(session: Session, change: Change, *, by: Person) -> Refusal | None:
    with seen_as(by):
        held, moment = _held(session), timezone.now()
        before = state_of(held, moment)
        after = change(before, moment)
        if isinstance(after, Refusal):
            return after
        _store(session, after, moment)
        note_turns(session, after, before=before)
    return None


def _held(session: Session) -> Session:
    """The row, locked; `session` is from now on as it is."""
    held = Session.objects.select_for_update(no_key=True).get(pk=session.pk)
    session.state = held.state
    return held


def _store(session: Session, state: State, moment: datetime) -> None:
    """All of it ends some days after the last move, so it is gone even if nobody ever comes back."""
    session.state, session.is_over = to_plain(state), state.finished_at is not None
    session.save(update_fields=["state", "is_over"])
    session.safe.until = timezone.now() + KEPT_FOR
    keep_until(session.safe, session.safe.until)
    tell(session, mark=at(state, moment).mark)


def _shape(told: Format, minutes: int, *, with_rounds: bool) -> Shape:
    shape = told.shape.lasting(minutes or told.shape.minutes)
    return shape if with_rounds else shape.without_rounds()


def _opened(circle: Circle, told: Format, meeting: Meeting, shape: Shape, *, by: Person) -> Session:
    _close_forsaken(circle)
    now = timezone.now()
    first = _coming(circle, meeting, shape, by)(gather(shape), now)
    assert isinstance(first, State), "nothing is over before it began"  # noqa: S101
    session = Session.objects.create(
        circle=circle, safe=new_safe(until=now + KEPT_FOR), way=Session.Way.LIVE,
        planned_for=meeting.planned_for, told=format_to_plain(told), state=to_plain(first),
    )  # fmt: skip
    tell(session)
    return session


def _coming(circle: Circle, meeting: Meeting | None, shape: Shape, by: Person) -> Change:
    place = circle.space.own_place(by)
    is_trained = Training.objects.filter(member=place).exists()
    planned = _planned(meeting, place, shape)
    return lambda state, moment: people.come(
        state, person=place.pk, moment=moment, is_trained=is_trained, planned=planned
    )


def _close_forsaken(circle: Circle) -> None:
    """What people left without saying that it is over makes room. It is gone on its day, as before."""
    sessions_of(circle, Session.Way.LIVE).filter(is_over=False).update(is_over=True)


def _meeting(circle: Circle, goes_by: str, shape: Shape) -> Meeting:
    """What is written into logs, and signed, is the format of the day, whatever was planned."""
    due = meeting_due(circle)
    if due is None:
        return _met_now(circle, goes_by, shape)
    due.format = goes_by
    due.save(update_fields=["format"])
    return due


def _met_now(circle: Circle, goes_by: str, shape: Shape) -> Meeting:
    """The circle meets without a date, so that each can write it into their log as any other.

    What is planned for today, or was let go, stays as it is: this one is known by today, or by the last day that has none.
    """
    now, known = timezone.now(), set(circle.meetings.values_list("planned_for", flat=True))
    day = timezone.localdate(now, zone(circle.zone))
    while day in known:
        day -= timedelta(days=1)
    return Meeting.objects.create(
        circle=circle, planned_for=day, begins_at=now, minutes=shape.minutes, format=goes_by
    )


def _planned(meeting: Meeting | None, place: Membership, shape: Shape) -> Role | None:
    """What someone was to do; nobody writes down where the format of the day has no secretary."""
    if meeting is None:
        return None
    mine = (role for role in ROLES if getattr(meeting, f"{role}_id") == place.pk)
    return next((role for role in mine if role != "secretary" or shape.has_secretary), None)
