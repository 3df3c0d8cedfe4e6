"""Sessions of a circle in which people of the cast meet."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from kith.domains.supervision.actions import live
from kith.domains.supervision.formats.shipped import shipped
from kith.domains.supervision.live.offering import Asked, Move
from kith.domains.supervision.live.plain import MOMENTS, to_plain
from kith.domains.supervision.live.refusing import Refusal
from kith.domains.supervision.live.state import State
from kith.domains.supervision.models import Circle, Session
from kith.domains.supervision.queries.live import state_of
from kith.foundation.people.models import Person
from kith.infrastructure.database.private import seen_as
from tests.cast import Cast


def together(
    of: Circle, *others: Person, by: Person, code: str = "six-phase", rounds: bool = False
) -> Session:
    """Begun by one, and the others came, in this order."""
    session = live.begin(of, told=shipped()[code]["en"], with_rounds=rounds, by=by)
    session.circle = of
    for each in others:
        assert live.come(session, by=each) is None
    return session


def state(session: Session, *, by: Person) -> State:
    """From the row alone, as another process would read it."""
    with seen_as(by):
        return state_of(Session.objects.get(pk=session.pk), timezone.now())


def does(
    session: Session, move: Move, *, by: Person, of: Person | None = None, **asked: Any
) -> Refusal | None:
    """What someone does in the step that is on, about someone else if it is."""
    seen = state(session, by=by).step or 0
    place = session.circle.space.own_place
    about = {"of": place(of).pk} if of else {}
    return live.move(session, Asked(move, by=place(by).pk, **{"seen": seen} | about | asked), by=by)


def on_to(session: Session, key: str, *, by: Person) -> None:
    """Moved on by whoever leads, until a step."""
    now = state(session, by=by)
    if now.step is None:
        assert does(session, Move.START, by=by) is None
    while (frame := state(session, by=by).frame) is not None and frame.key != key:
        assert does(session, Move.NEXT, by=by) is None
    assert frame is not None


def time_passes(session: Session, by: Person, *heard: Person, **passed: float) -> None:
    """All that happened lies further back, but that devices of those who were `heard` were a few seconds ago."""
    now, delta = state(session, by=by), timedelta(**passed)
    lately = timezone.now() - timedelta(seconds=15)
    here = {session.circle.space.own_place(each).pk for each in heard}
    turn = now.round.turn
    moments = {name: each - delta for name in MOMENTS if (each := getattr(now, name))}
    back = replace(
        now, **moments,
        people={each: lately if each in here else at - delta for each, at in now.people.items()},
        round=replace(now.round, turn=turn and replace(turn, began_at=turn.began_at - delta)),
    )  # fmt: skip
    session.state = to_plain(back)
    with seen_as(by):
        session.save(update_fields=["state"])


def wired(verb: Callable[[], object]) -> list[str]:
    """What goes over the wire while something is done."""
    with CaptureQueriesContext(connection) as queries:
        verb()
    return [
        found[1] for each in queries if (found := re.search(r"pg_notify\('kith_live', '(.+)'\)", each["sql"]))
    ]


def address(session: Session, part: str = "") -> str:
    return f"/circles/{session.circle_id}/session/{session.pk}/{part}"


def places(cast: Cast, of: Circle, *names: str) -> list[int]:
    return [of.space.own_place(cast[name]).pk for name in names]
