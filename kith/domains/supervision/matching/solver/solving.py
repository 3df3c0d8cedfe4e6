"""A round from its beginning to its end: a quick plan, what nobody can exceed, and better plans until the time is over.

For as many people as can be proven, all circles come into question at once; beyond that, a plan is made better piece by piece.
"""

import time
from collections.abc import Collection, Iterable

from kith.domains.supervision.matching.shapes import Plan, Terms, Wish
from kith.domains.supervision.matching.solver.bounding import bound
from kith.domains.supervision.matching.solver.choosing import choose
from kith.domains.supervision.matching.solver.field import Draft, Field
from kith.domains.supervision.matching.solver.greedy import greedy
from kith.domains.supervision.matching.solver.improving import improved
from kith.domains.supervision.matching.solver.planning import plan_of

PROVEN, PROVING = 250, 0.95  # so many people, and this share of the time for it


def solve(wishes: Iterable[Wish], terms: Terms) -> Plan:
    began = time.monotonic()
    field = Field(wishes, terms)
    most, until, proven = bound(field), began + terms.seconds, None
    drafts = _all_seats(field, greedy(field))
    if field.looking <= PROVEN:
        found = choose(field, drafts, until=began + PROVING * terms.seconds)
        drafts, proven = _all_seats(field, found.drafts), found.bound
    enough = most.total if proven is None else min(proven, most.total)
    drafts = improved(field, drafts, until=until, enough=enough)
    return plan_of(field, drafts, most, proven=proven)


def _all_seats(field: Field, drafts: Collection[Draft]) -> list[Draft]:
    """With those that do not stand: someone may still join them."""
    there = {draft.seat for draft in drafts}
    return [*drafts, *(Draft((), seat) for seat in range(len(field.seats)) if seat not in there)]
