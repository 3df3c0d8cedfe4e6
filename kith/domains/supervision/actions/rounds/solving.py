"""Solving a round, and solving it again when people have answered. It takes its time, so no lock is held meanwhile."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Any

from kith.domains.supervision.actions.rounds.proposing import clash_in, offers_of
from kith.domains.supervision.matching.rounds import resolve, solve
from kith.domains.supervision.matching.shapes import Answers, Plan, Wish
from kith.domains.supervision.models import Round
from kith.domains.supervision.rounds.offered import OPEN, SILENT, YES, Offered
from kith.domains.supervision.rounds.reading import lines_between
from kith.domains.supervision.rounds.started import wishes_and_terms
from kith.foundation.people.models import Person

Offers = Mapping[int, Offered]  # by the key of each person


@dataclass(frozen=True)
class Solved:
    """What came out for each; and where no circle was ever possible, why. `silent` did not answer in time."""

    offers: Offers
    clash: dict[str, Any] | None
    silent: frozenset[int] = frozenset()


def solve_first(of: Round, people: Collection[Person]) -> Solved:
    wishes, terms = wishes_and_terms(of, people)
    plan = solve(wishes, terms)
    return Solved(offers_of(plan, wishes, terms, year=of.year), clash_in(plan, wishes, terms))


def solve_again(of: Round, people: Collection[Person], before: Offers) -> Solved:
    """With as little change as can be. Whoever did not answer in time is not asked again, and whoever was left over may have said more."""
    silent = frozenset(key for key, each in before.items() if each.waits and each.answer == OPEN)
    wishes, terms = wishes_and_terms(of, [each for each in people if each.pk not in silent])
    wishes = [_turned_away(each, before.get(each.key)) for each in wishes]
    circles = tuple({each.company: each.shape for each in before.values() if each.is_new}.values())
    asked = frozenset(key for circle in circles for key in circle.members)
    accepted = asked & _said_yes(before, wishes) - _parted(of, before)
    plan = Plan(circles, tuple(sorted({each.key for each in wishes} - asked)))
    found = resolve(plan, Answers(accepted, asked - accepted), wishes, terms)
    offers = {
        key: _asked_anew(each, before, accepted, key)
        for key, each in offers_of(found, wishes, terms, year=of.year).items()
        if each != before.get(key)
    } | {key: Offered(why=SILENT) for key in silent}
    return Solved(offers, None, silent)


def _turned_away(wish: Wish, offered: Offered | None) -> Wish:
    """Whoever would not come into a circle that goes on is not led there again."""
    if offered is None or not offered.waits or offered.joins is None:
        return wish
    return replace(wish, avoids=wish.avoids | set(offered.company) - {wish.key})


def _said_yes(before: Offers, wishes: Collection[Wish]) -> frozenset[int]:
    return frozenset(each.key for each in wishes if each.key in before and before[each.key].answer == YES)


def _parted(of: Round, before: Offers) -> set[int]:
    """Whoever drew a line to someone in their circle has declined with it."""
    lines = lines_between(of, list(before))
    return {by for by, other in lines if before[by].waits and other in before[by].company}


def _asked_anew(offered: Offered, before: Offers, accepted: frozenset[int], key: int) -> Offered:
    """A yes stands as long as nobody comes in to whom it was not said."""
    said_to = set(before[key].company) if key in before else set[int]()
    stands = bool(offered.company) and set(offered.company) <= accepted & said_to
    return replace(offered, answer=YES if stands else OPEN, was_asked=key in accepted)
