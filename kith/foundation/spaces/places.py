"""Where a person belongs, read once per request."""

from datetime import datetime
from typing import TYPE_CHECKING, Any, cast

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.db.models.functions import JSONObject

from kith.foundation.people.models import Person
from kith.foundation.seals.sealing import tokens
from kith.foundation.spaces.models.standing import Limit, Standing

if TYPE_CHECKING:
    from kith.foundation.spaces.models.membership import Membership
    from kith.foundation.spaces.models.space import Space

REMEMBERED = "_places"


def places(person: Person | None) -> "dict[int, Membership]":
    """The active memberships of a person by the key of their space; kept with the person once read."""
    if person is None:
        return {}
    if REMEMBERED not in person.__dict__:
        found = person.memberships.filter(state="active").select_related("space").order_by("space__name")
        for membership in found.annotate(standings=_standings()):
            membership.person = person
            _limit(membership)
            person.__dict__.setdefault(REMEMBERED, {})[membership.space_id] = membership
    return cast("dict[int, Membership]", person.__dict__.setdefault(REMEMBERED, {}))


def hosted(person: Person | None) -> list[int]:
    """The keys of the spaces that a person hosts."""
    return [key for key, place in places(person).items() if place.is_host]


def forget_places(person: Person) -> None:
    """To be called by whatever changes where a person belongs."""
    person.__dict__.pop(REMEMBERED, None)


def standing_tokens(person: Person, space: int) -> list[str]:
    """By these is known what was decided about a made name of someone, for a whole space; the first is written now."""
    return tokens(person, f"standing:{space}")


def is_shut_out(person: Person, space: "Space") -> bool:
    """Whether someone was removed from a space by what was decided about a made name of theirs."""
    own = Standing.objects.filter(space=space, token__in=standing_tokens(person, space.pk))
    return own.filter(sort=Standing.Sort.REMOVAL).exists()


def _standings() -> ArraySubquery:
    """All that are in force in a space, whosever they are; they are few, and their person is known by the token."""
    there = Standing.objects.in_force().filter(space=OuterRef("space")).exclude(sort=Standing.Sort.RETURN)
    row = JSONObject(known="token", until="until", reason="reason")
    return ArraySubquery(there.order_by("-until").values(json=row))


def _limit(membership: "Membership") -> None:
    """Keep with a place of one's own what only oneself may know of it."""
    standings = cast("list[dict[str, Any]]", membership.__dict__.pop("standings"))
    own = standing_tokens(membership.person, membership.space_id) if standings else []
    found = next((each for each in standings if each["known"] in own), None)
    if found:
        until = datetime.fromisoformat(found["until"]) if found["until"] else None
        membership.__dict__["sealed_limit"] = Limit(until, found["reason"])
