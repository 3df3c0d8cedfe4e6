"""How the views reach people and invitations of a space: what a visitor may not know of is not there."""

from django.http import Http404

from kith.foundation.people.models import Person
from kith.foundation.spaces.models import Invitation, Membership, Space
from kith.foundation.spaces.queries import reach_membership, reach_space

State = Membership.State
SIGNS_HERE = {State.ACTIVE, State.LEFT, State.REMOVED, State.IMPORTED}


def reach_nothing(person: Person | None) -> None:
    """For permissions that are about no space in particular."""


def reach_author(person: Person | None, slug: str, pk: int) -> Membership:
    """Someone whose words may stand here, for those who may read what is said in the space."""
    found = reach_membership(person, slug, pk)
    may_read = found.space.is_public or found.space.place_of(person) is not None
    if not may_read or found.state not in SIGNS_HERE:
        raise Http404
    return found


def reach_member(person: Person | None, slug: str, pk: int) -> Membership:
    """Someone who belongs to a space, for those who belong to it too."""
    found = reach_membership(person, slug, pk)
    if found.space.place_of(person) is None or not found.is_active:
        raise Http404
    return found


def reach_request(person: Person | None, slug: str, pk: int) -> Membership:
    """Someone who asks to join; only hosts know of it."""
    found = reach_membership(person, slug, pk)
    if found.state != State.REQUESTED or not is_hosted(found.space, person):
        raise Http404
    return found


def reach_invitation(person: Person | None, slug: str, pk: int) -> Invitation:
    """An invitation; only hosts know of it."""
    space = reach_space(person, slug)
    found = Invitation.objects.select_related("space").filter(space=space, pk=pk).first()
    if found is None or not is_hosted(space, person):
        raise Http404
    return found


def is_hosted(space: Space, by: Person | None) -> bool:
    place = space.place_of(by)
    return place is not None and place.is_host
