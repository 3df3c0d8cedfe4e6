"""The one way in which a space is left by its last host."""

from django.db import transaction
from django.utils import timezone

from kith.foundation.activity.facts import record
from kith.foundation.people.models import Person
from kith.foundation.spaces.actions.belonging import hold_hosts
from kith.foundation.spaces.actions.opening import archive
from kith.foundation.spaces.events import Left
from kith.foundation.spaces.models import Membership, Space
from kith.foundation.spaces.places import forget_places


@transaction.atomic
def disband(space: Space, *, by: Person) -> None:
    """Archive a space and let everyone go, its hosts too. Nobody reads any more what was said in it."""
    hold_hosts([space.pk])
    space.refresh_from_db(fields=["state"])
    if not space.is_archived:
        archive(space, by=by)
    there = Membership.objects.active().filter(space=space)
    own = there.filter(person=by).first()
    there.update(state=Membership.State.LEFT, role=Membership.Role.MEMBER, since=timezone.now())
    forget_places(by)
    if own is not None:
        record(Left(space=space, member=own.pk), by=by)
