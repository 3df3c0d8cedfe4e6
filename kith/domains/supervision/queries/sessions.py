"""Reaching a session of a circle. Asked behind the wall, inside `seen_as`."""

from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from kith.domains.supervision.models import Circle, Session
from kith.domains.supervision.queries.circles import reach_circle
from kith.foundation.people.models import Person
from kith.lib.reaching import reached


def reach_session(person: Person, circle_pk: int, key: UUID, way: str) -> Session:
    """The session, for those who belong to its circle, as long as it can be read; for everyone else nothing is there."""
    circle = reach_circle(person, circle_pk)
    found = Session.objects.filter(circle=circle, pk=key, way=way, safe__until__gt=timezone.now())
    session = reached(found.select_related("safe").first())
    session.circle = circle
    return session


def sessions_of(circle: Circle, way: str) -> QuerySet[Session, Session]:
    """The newest first."""
    return Session.objects.filter(circle=circle, way=way).select_related("safe").order_by("-begun_at")
