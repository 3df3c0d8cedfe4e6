"""Circles put together one after the other, each with the best person who is still free. Quick, and never looks back."""

from collections.abc import Iterable, Iterator

from kith.domains.supervision.matching.solver.field import Draft, Field, added
from kith.domains.supervision.matching.solver.pools import Anchor, Pool
from kith.domains.supervision.matching.solver.valuing import points, worth

TRIED_ANCHORS, TRIED_PEOPLE = 3, 16


def greedy(field: Field) -> list[Draft]:
    """Drafts that keep every rule. A started circle is among them, joined or not, unless it does not stand."""
    pool = Pool(field, range(field.looking))
    drafts = [_grown(field, Draft((), seat), pool) for seat in range(len(field.seats))]
    for draft in drafts:
        _take(pool, draft)
    for at in pool.order:
        if at in pool.free and (found := _around(field, pool, at)):
            _take(pool, found)
            drafts.append(found)
    return [draft for draft in joined(field, drafts, pool.free) if field.stands(draft)]


def joined(field: Field, drafts: Iterable[Draft], left: Iterable[int]) -> list[Draft]:
    """The same drafts, with those who are left over wherever there is room for them."""
    found = list(drafts)
    commons = [field.common(draft) for draft in found]
    for at in sorted(left):
        places = [place for place, draft in enumerate(found) if field.may_add(at, draft, commons[place])]
        if places:
            best = max(places, key=lambda place: (_gain(field, found[place], at), -place))
            found[best], commons[best] = added(found[best], at), commons[best] & field.people[at]
    return found


def _around(field: Field, pool: Pool, at: int) -> Draft | None:
    """The best circle around someone, at one of the places where most others are."""
    size = (field.terms.least + field.terms.most) // 2
    tried = (
        _filled(field, Draft((at,)), pool.around(anchor, TRIED_PEOPLE), size)
        for anchor in _fullest(pool, at, field.terms.least)
    )
    standing = [draft for draft in tried if field.stands(draft)]
    return max(standing, key=lambda draft: worth(field, draft).total, default=None)


def _fullest(pool: Pool, at: int, least: int) -> Iterator[Anchor]:
    for anchor in pool.anchors(at)[:TRIED_ANCHORS]:
        if pool.number(anchor) >= least:
            yield anchor


def _grown(field: Field, draft: Draft, pool: Pool) -> Draft:
    """A started circle, with those who fit and are free."""
    common = field.common(draft)
    near = [at for at in pool.order if at in pool.free and field.may_add(at, draft, common)]
    return _filled(field, draft, near[: 4 * TRIED_PEOPLE], field.most(draft))


def _filled(field: Field, draft: Draft, near: Iterable[int], size: int) -> Draft:
    """One more person at a time, up to that size: whoever adds most to what the circle is worth."""
    common, near = field.common(draft), [each for each in near if each not in draft.joiners]
    while len(field.members(draft)) < size:
        near = [each for each in near if field.may_add(each, draft, common)]
        if not near:
            break
        best = max(near, key=lambda each: (_gain(field, draft, each), -each))
        draft, common = added(draft, best), common & field.people[best]
        near.remove(best)
    return draft


def _gain(field: Field, draft: Draft, at: int) -> int:
    return points(field, added(draft, at)) - points(field, draft)


def _take(pool: Pool, draft: Draft) -> None:
    for at in draft.joiners:
        pool.take(at)
