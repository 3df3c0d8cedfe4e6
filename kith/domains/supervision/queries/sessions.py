"""Sessions of a circle. They are asked behind the wall, inside `seen_as`."""

from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404

from kith.domains.supervision.models import Circle, Session
from kith.domains.supervision.queries.circles import reach_circle
from kith.foundation.people.models import Person


def reach_session(person: Person, pk: int, key: UUID, way: str) -> Session:
    circle = reach_circle(person, pk)
    found = sessions_of(circle, way).filter(pk=key).first()
    if found is None:
        raise Http404
    found.circle = circle
    return found


def sessions_of(circle: Circle, way: str) -> QuerySet[Session, Session]:
    """The newest first."""
    return Session.objects.filter(circle=circle, way=way).select_related("safe").order_by("-begun_at")
