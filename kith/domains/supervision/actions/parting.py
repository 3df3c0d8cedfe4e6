"""What becomes of sessions when someone goes from their circle, when the circle ends, and when an account ends."""

from functools import partial

from kith.domains.supervision.actions.nudging import forget as forget_reminding
from kith.domains.supervision.actions.written import leave, moved
from kith.domains.supervision.models import Circle, Note, Passage, Session
from kith.domains.supervision.written.parting import part, stop
from kith.foundation.people.models import Person
from kith.foundation.spaces.models import Membership
from kith.infrastructure.database.private import seen_as


def stop_all(circle: Circle, *, by: Person) -> None:
    """End what runs, as the circle ends. It can be read until its day, and is gone then."""
    with seen_as(by):
        for session in _running(circle):
            moved(session, stop, by=by)


def leave_all(circle: Circle, *, by: Person) -> None:
    """Go out of all that runs in a circle that one is about to leave. What one brought oneself is over."""
    with seen_as(by):
        for session in _running(circle):
            leave(session, by=by)


def wait_for_nobody_who_left(circle: Circle) -> None:
    """Take those who went by another door out of what runs, as someone who is still there. Twice does no harm."""
    here = Membership.objects.active().filter(space=circle.space_id).select_related("person")
    keys = {each.pk for each in here}
    for member in here[:1]:
        with seen_as(member.person):
            for session in _running(circle):
                moved(session, partial(part, here=keys), by=member.person)


def forget(person: Person) -> None:
    """After an account is closed: what it wrote in sessions is gone, and nobody waits for it there."""
    with seen_as(person):
        Passage.objects.filter(author__person=person).delete()
        Note.objects.filter(author__person=person).delete()
    for circle in Circle.objects.filter(space__memberships__person=person).select_related("space"):
        wait_for_nobody_who_left(circle)
    forget_reminding(person)


def _running(circle: Circle) -> list[Session]:
    found = list(Session.objects.filter(circle=circle, way=Session.Way.WRITTEN, is_over=False))
    for session in found:
        session.circle = circle
    return found
