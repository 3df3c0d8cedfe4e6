"""Reading spaces for one person."""

from django.db.models import QuerySet
from django.http import Http404

from kith.foundation.people.models import Person
from kith.foundation.spaces.models import Membership, Space
from kith.foundation.spaces.places import places


def reach_space(person: Person | None, slug: str) -> Space:
    """The space, if this person may see its front page; one's own places are known already."""
    for place in places(person).values():
        if place.space.slug == slug:
            return place.space
    space = Space.objects.visible_to(person).filter(slug=slug).first()
    if space is None:
        raise Http404
    return space


def reach_membership(person: Person | None, slug: str, pk: int) -> Membership:
    """Someone who belongs to a space, for those who may see the space."""
    space = reach_space(person, slug)
    found = Membership.objects.select_related("person", "space").filter(space=space, pk=pk).first()
    if found is None:
        raise Http404
    return found


def members_of(space: Space) -> QuerySet[Membership, Membership]:
    """Who belongs here, by the name they go by here."""
    return Membership.objects.active().filter(space=space).select_related("person", "space").order_by("handle")


def requests_of(space: Space) -> QuerySet[Membership, Membership]:
    return Membership.objects.filter(space=space, state="requested").select_related("person", "space").order_by("since")
