"""Where a person belongs, read once per request."""

from typing import TYPE_CHECKING, cast

from kith.foundation.people.models import Person

if TYPE_CHECKING:
    from kith.foundation.spaces.models.membership import Membership

REMEMBERED = "_places"


def places(person: Person | None) -> "dict[int, Membership]":
    """The active memberships of a person by the key of their space; kept with the person once read."""
    if person is None:
        return {}
    if REMEMBERED not in person.__dict__:
        found = person.memberships.filter(state="active").select_related("space").order_by("space__name")
        for membership in found:
            membership.person = person
        person.__dict__[REMEMBERED] = {membership.space_id: membership for membership in found}
    return cast("dict[int, Membership]", person.__dict__[REMEMBERED])


def forget_places(person: Person) -> None:
    """To be called by whatever changes where a person belongs."""
    person.__dict__.pop(REMEMBERED, None)
