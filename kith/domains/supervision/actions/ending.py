"""Stepping out of a circle, and the end of one."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from kith.domains.supervision.actions.laying_out import share_out
from kith.domains.supervision.actions.parting import leave_all, stop_all
from kith.domains.supervision.events import CircleEnded
from kith.domains.supervision.models import Circle
from kith.domains.supervision.queries.circles import heir_of
from kith.foundation.activity.facts import record
from kith.foundation.people.models import Person
from kith.foundation.spaces.actions.belonging import give_role, hold_hosts, is_last_host, leave
from kith.foundation.spaces.actions.disbanding import disband
from kith.foundation.spaces.actions.opening import archive
from kith.foundation.spaces.models import Membership


@transaction.atomic
def step_out(circle: Circle, *, by: Person) -> None:
    """Leave without a word. Nobody is told, the log does not say it, and one's turns go to others.

    Nobody is kept by being the only host: whoever has been here longest hosts then, and is told so. With the last one, the circle ends.
    """
    hold_hosts([circle.space_id])
    place = circle.space.own_place(by)
    if is_last_host(place):
        heir = heir_of(place)
        if heir is None:
            stop_all(circle, by=by)
            _end(circle)
            disband(circle.space, by=by)
            return
        give_role(heir, role=Membership.Role.HOST, by=by)
    leave_all(circle, by=by)
    leave(place)
    share_out(circle)


@transaction.atomic
def end(circle: Circle, *, words: str, by: Person) -> None:
    """Bring a circle to its end, with words for all who were in it. They can read what is there; nothing is added."""
    held = Circle.objects.select_for_update(no_key=True).get(pk=circle.pk)  # of two who press, one writes
    if held.is_over:
        raise PermissionDenied
    stop_all(circle, by=by)
    _end(circle, words)
    archive(circle.space, by=by)
    record(CircleEnded(item=circle.item), by=by)


def _end(circle: Circle, words: str = "") -> None:
    circle.state, circle.ended_at, circle.farewell = Circle.State.ENDED, timezone.now(), words
    circle.save(update_fields=["state", "ended_at", "farewell"])
    circle.meetings.ahead().delete()
