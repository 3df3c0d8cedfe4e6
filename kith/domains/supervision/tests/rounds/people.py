"""People of the cast who look for a circle: all free on one evening, and in one language, where nothing else is said."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.utils import timezone

from kith.domains.supervision.actions.rounds import wishing
from kith.domains.supervision.actions.rounds.going_on import go_on
from kith.domains.supervision.actions.rounds.opening import open_round
from kith.domains.supervision.models import Round
from kith.domains.supervision.rounds.offered import Offered
from kith.domains.supervision.rounds.sealing import read_offer
from kith.foundation.spaces.models import Space
from kith.infrastructure.database.private import seen_as
from tests.cast import Cast

EVENING = {"languages": ("en",), "zone": "Europe/Madrid", "times": ("1-evening",)}
FEW = ("maria", "noor", "sam", "anneke")


def round_of(cast: Cast, *, opener: str = "ruth", space: Space | None = None, **terms: Any) -> Round:
    """Open for a week, with small circles, and little time to solve."""
    told: dict[str, Any] = {"least": 3, "most": 5, "seconds": 2.0, **terms}
    return open_round(by=cast[opener], space=space, until=timezone.now() + timedelta(days=7), **told)


def wanting(of: Round, people: Mapping[str, Mapping[str, Any]], cast: Cast) -> Round:
    for name, more in people.items():
        wishing.say(of, by=cast[name], **{**EVENING, **more})
    return of


def ended(of: Round) -> Round:
    """Its time is over, and the job has looked at it."""
    Round.objects.filter(pk=of.pk).update(until=timezone.now() - timedelta(minutes=1))
    return looked_at(of)


def looked_at(of: Round) -> Round:
    go_on(found(of))
    return found(of)


def solved(of: Round, people: Mapping[str, Mapping[str, Any]], cast: Cast) -> Round:
    return ended(wanting(of, people, cast))


def proposed(cast: Cast, *names: str, **terms: Any) -> Round:
    """A round in which these, as they are, came to one circle."""
    return solved(round_of(cast, **terms), {name: {} for name in names or FEW}, cast)


def found(of: Round) -> Round:
    return Round.objects.select_related("space", "safe").get(pk=of.pk)


def offer_to(cast: Cast, name: str, of: Round) -> Offered | None:
    with seen_as(cast[name]):
        return read_offer(of, cast[name])


def company(cast: Cast, name: str, of: Round) -> set[str]:
    """The names of all who are in a circle with someone, as it stands in what they see."""
    offered = offer_to(cast, name, of)
    keys = {person.pk: key for key, person in cast.people.items()}
    return {keys[key] for key in offered.company} if offered else set()
