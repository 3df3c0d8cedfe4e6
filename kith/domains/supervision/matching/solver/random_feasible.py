"""Circles by chance: they keep every rule, and look at no goal. What goals are worth is seen beside them."""

import random

from kith.domains.supervision.matching.solver.field import Draft, Field, added
from kith.domains.supervision.matching.solver.pools import Pool

TRIED_ANCHORS = 3


def random_feasible(field: Field, seed: int) -> list[Draft]:
    dice = random.Random(seed)  # noqa: S311 - the same each time, and no secret
    pool = Pool(field, range(field.looking))
    drafts = list[Draft]()
    for seat in range(len(field.seats)):
        drafts.append(_filled(field, Draft((), seat), sorted(pool.free), dice))
        _take(pool, drafts[-1])
    for at in dice.sample(range(field.looking), field.looking):
        if at in pool.free and (found := _around(field, pool, at, dice)):
            drafts.append(found)
            _take(pool, found)
    return [draft for draft in drafts if field.stands(draft)]


def _around(field: Field, pool: Pool, at: int, dice: random.Random) -> Draft | None:
    anchors = pool.anchors(at)
    for anchor in dice.sample(anchors, min(TRIED_ANCHORS, len(anchors))):
        draft = _filled(field, Draft((at,)), pool.around(anchor, len(pool.free)), dice)
        if field.stands(draft):
            return draft
    return None


def _filled(field: Field, draft: Draft, near: list[int], dice: random.Random) -> Draft:
    size, common = dice.randint(field.terms.least, field.terms.most), field.common(draft)
    for each in dice.sample(near, len(near)):
        if len(field.members(draft)) >= size:
            break
        if each not in draft.joiners and field.may_add(each, draft, common):
            draft, common = added(draft, each), common & field.people[each]
    return draft


def _take(pool: Pool, draft: Draft) -> None:
    for at in draft.joiners:
        pool.take(at)
