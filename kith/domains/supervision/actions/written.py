"""Bringing something in writing, and what people do while it runs. Each move is made under a lock of its session, as one person.

`Refusal` is no error: it says to whoever asked why the move is not made.
"""

from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from uuid import UUID

from django.utils import timezone

from kith.domains.supervision.actions.bringing import take_date
from kith.domains.supervision.actions.nudging import look_from
from kith.domains.supervision.events import WrittenBegun
from kith.domains.supervision.formats.plain import to_plain as format_to_plain
from kith.domains.supervision.formats.shapes import Format
from kith.domains.supervision.models import Circle, Session
from kith.domains.supervision.written import moves
from kith.domains.supervision.written.plain import from_plain, to_plain
from kith.domains.supervision.written.refusing import Refusal
from kith.domains.supervision.written.state import State, goes_at, settled
from kith.foundation.activity.facts import record
from kith.foundation.people.models import Person
from kith.foundation.spaces.apart import kept_away
from kith.foundation.spaces.models import Membership
from kith.infrastructure.database.private import seen_as
from kith.infrastructure.safes.actions import keep_until, new_safe

Answer = State | Refusal


def begin(
    circle: Circle, *, told: Format, on: date, kept_days: int, key: UUID, by: Person
) -> Session | Refusal:
    """Open a session to bring something. The others in the circle are told that one begins, and waited for in its first step.

    Words come later. One `key` begins one session. Raises `KeyLost` where the house has no secret to lock it with.
    """
    place = circle.space.own_place(by)
    others = _others(circle, place)
    state = moves.begin(
        told.shape, by=place.pk, on=on, zone=circle.zone, invited=[each.pk for each in others], kept_days=kept_days
    )  # fmt: skip
    if isinstance(state, Refusal):
        return state
    with seen_as(by):
        Circle.objects.select_for_update(no_key=True).get(pk=circle.pk)  # two do not take one date
        if before := Session.objects.filter(pk=key, circle=circle).first():
            return before
        planned_for = take_date(circle, on=on, by=place)
        session = Session.objects.create(
            pk=key, circle=circle, safe=new_safe(until=goes_at(state)), way=Session.Way.WRITTEN,
            told=format_to_plain(told), state=to_plain(state), planned_for=planned_for,
        )  # fmt: skip
        look_from(state)
        for other in others:
            record(WrittenBegun(circle=circle.pk, key=str(key), to=other.person_id), by=None)
    return session


def _others(circle: Circle, place: Membership) -> list[Membership]:
    """Those whom it reaches: nobody from whom whoever brings something is kept."""
    here = Membership.objects.active().filter(space=circle.space_id).exclude(pk=place.pk)
    return list(here.exclude(person__in=kept_away(place)).order_by("pk"))


def come_in(session: Session, *, by: Person, moment: datetime | None = None) -> Answer:
    """Take part from the step that is open, and read what is there."""
    place = session.circle.space.own_place(by)
    return moved(session, partial(moves.enter, person=place.pk), by=by, moment=moment)


def have_nothing_to_add(session: Session, *, step: str, by: Person, moment: datetime | None = None) -> Answer:
    """Say that one has nothing to write in a step, so that nobody waits."""
    place = session.circle.space.own_place(by)
    return moved(session, partial(wrote, step=step, by=place.pk, passes=True), by=by, moment=moment)


def move_on(session: Session, *, seen: int, by: Person, moment: datetime | None = None) -> Answer:
    """Open the next step before its day; `seen` is the number of the step that is on the page of whoever moderates."""
    place = session.circle.space.own_place(by)
    return moved(session, partial(moves.move_on, by=place.pk, seen=seen), by=by, moment=moment)


def give_day(session: Session, *, seen: int, by: Person, moment: datetime | None = None) -> Answer:
    """Give the open step one more day."""
    place = session.circle.space.own_place(by)
    return moved(session, partial(moves.give_day, by=place.pk, seen=seen), by=by, moment=moment)


def hand_over(session: Session, *, to: int, by: Person, moment: datetime | None = None) -> Answer:
    """Let another one moderate; `to` is their place in the circle."""
    place = session.circle.space.own_place(by)
    return moved(session, partial(moves.hand_over, to=to, by=place.pk), by=by, moment=moment)


def leave(session: Session, *, by: Person, moment: datetime | None = None) -> Answer:
    """Go out of a session without a reason. Words that one wrote stay, unless one takes them out."""
    place = session.circle.space.own_place(by)
    return moved(session, partial(moves.leave, person=place.pk), by=by, moment=moment)


def close(session: Session, *, by: Person, moment: datetime | None = None) -> Answer:
    """End what one brought oneself, before its last day."""
    place = session.circle.space.own_place(by)
    return moved(session, partial(moves.close, by=place.pk), by=by, moment=moment)


def wrote(state: State, *, step: str, by: int, moment: datetime, passes: bool = False) -> Answer:
    """The move of someone who wrote in a step, or has nothing to add to it; not in another that opened meanwhile."""
    now = settled(state, moment)
    has_moved_on = now.closed_at is None and now.frame.key != step
    return Refusal.MOVED_ON if has_moved_on else moves.write(now, by=by, moment=moment, passes=passes)


def moved(
    session: Session, move: Callable[..., Answer], *, by: Person, moment: datetime | None = None
) -> Answer:
    """Make a move of the session as it is now, whatever was on somebody's page."""
    moment = moment or timezone.now()
    with seen_as(by):
        row = Session.objects.select_for_update(no_key=True).get(pk=session.pk)
        answer = move(from_plain(row.state), moment=moment)
        if isinstance(answer, State):
            keep(row, answer, moment=moment)
    return answer


def keep(row: Session, state: State, *, moment: datetime) -> None:
    """Store a state. From now on all of it is gone by itself on its day, even if nobody ever comes back."""
    row.state, row.is_over = to_plain(state), settled(state, moment).closed_at is not None
    row.save(update_fields=["state", "is_over"])
    keep_until(row.safe, goes_at(state))
    look_from(settled(state, moment))
