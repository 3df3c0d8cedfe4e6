"""What the trainings of one period come to.

Where hours of two categories may not be counted twice, each training is shared out among the categories that it is of
so that the least is missing. That is a largest flow from trainings to categories, and it is found without searching:
by the theorem of Ford and Fulkerson (1956), the largest flow into some categories is the smallest cut, and a cut is a
choice of categories S: what trainings of S have together, and what the others ask for. With few categories all choices
can be looked at. What one category receives is what the largest flow grows by when it joins those before it.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from kith.domains.learning.rules.shapes import (
    Account,
    Earned,
    Kind,
    Minimum,
    Need,
    RuleSet,
    Unit,
    Why,
    of_any,
    plain,
)

MOST_CATEGORIES = 8  # of those that may not overlap: 2⁸ choices


def reckon(rules: RuleSet, earned: Sequence[Earned], *, carried: int = 0, waived: str = "") -> Account:
    """Account for the trainings of one period, in the order of their days."""
    counted, left_out = _sift(rules, earned)
    own = sum(_worth(rules, each) for each in counted)
    needs = (
        *([Need(Kind.TOTAL, rules.total, own + carried)] if rules.total else []),
        *_of_categories(rules, counted),
        *_of_providers(rules, counted),
        *_of_trainings(rules, counted),
    )
    return Account(
        counted=tuple(counted), left_out=tuple(left_out), needs=needs, carried=carried, waived=waived,
        carries=_carries(rules, own, carried, is_waived=bool(waived)),
    )  # fmt: skip


def _carries(rules: RuleSet, own: int, carried: int, *, is_waived: bool) -> int:
    """What is over, up to what the board allows. What was carried once is used first, and goes no further."""
    asked = 0 if is_waived else max(0, rules.total - carried)
    return min(rules.carry_over, max(0, own - asked))


def _worth(rules: RuleSet, each: Earned) -> int:
    return 1 if rules.unit is Unit.COURSE else each.minutes


def _sift(rules: RuleSet, earned: Sequence[Earned]) -> tuple[list[Earned], list[tuple[Earned, Why]]]:
    counted, left_out = list[Earned](), list[tuple[Earned, Why]]()
    kept = _one_of_each(earned) if rules.once else None
    for each in earned:
        if not of_any(each.categories, rules.only):
            left_out.append((each, Why.OTHER_CATEGORY))
        elif kept is not None and kept[plain(each.programme)] is not each:
            left_out.append((each, Why.SAME_PROGRAMME))
        else:
            counted.append(each)
    return counted, left_out


def _one_of_each(earned: Iterable[Earned]) -> dict[str, Earned]:
    """Of a programme that someone went to twice, the longer one counts, and of two as long, the first."""
    kept: dict[str, Earned] = {}
    for each in earned:
        name = plain(each.programme)
        if name not in kept or kept[name].minutes < each.minutes:
            kept[name] = each
    return kept


def _of_categories(rules: RuleSet, counted: Sequence[Earned]) -> Iterable[Need]:
    if not rules.minima:
        return ()
    supply = _by_categories(rules, counted)
    having = _overlapping if rules.may_overlap else _shared_out
    return [
        Need(Kind.CATEGORY, each.least, have, each.code, each.name)
        for each, have in zip(rules.minima, having(rules.minima, supply), strict=True)
    ]


def _by_categories(rules: RuleSet, counted: Sequence[Earned]) -> dict[int, int]:
    """How much there is of each mix of categories; a mix is a number with a bit for each minimum."""
    supply, known = dict[int, int](), dict[frozenset[str], int]()
    for each in counted:
        mix = known.get(each.categories)
        if mix is None:
            own = (of_any(each.categories, minimum.accepts) << at for at, minimum in enumerate(rules.minima))
            mix = known[each.categories] = sum(own)
        supply[mix] = supply.get(mix, 0) + _worth(rules, each)
    return supply


def _overlapping(minima: Sequence[Minimum], supply: dict[int, int]) -> list[int]:
    return [sum(worth for mix, worth in supply.items() if mix >> at & 1) for at in range(len(minima))]


def _shared_out(minima: Sequence[Minimum], supply: dict[int, int]) -> list[int]:
    """What each category receives when nothing is counted twice and the least is missing.

    Where more than one way does that, what is asked for least comes first, and electives come last.
    """
    order = sorted(range(len(minima)), key=lambda at: (not minima[at].accepts, minima[at].least, at))
    flows = [_largest_flow(minima, order[:number], supply) for number in range(len(order) + 1)]
    received = dict(zip(order, (after - before for before, after in pairwise(flows)), strict=True))
    return [received[at] for at in range(len(minima))]


def _largest_flow(minima: Sequence[Minimum], into: Sequence[int], supply: dict[int, int]) -> int:
    """The smallest cut, over all choices of categories that trainings are cut off from instead of what they ask for."""
    choices = [0]
    for at in into:
        choices += [chosen | 1 << at for chosen in choices]
    return min(
        sum(worth for mix, worth in supply.items() if mix & chosen)
        + sum(minima[at].least for at in into if not chosen >> at & 1)
        for chosen in choices
    )


def _of_providers(rules: RuleSet, counted: Sequence[Earned]) -> Iterable[Need]:
    for each in rules.providers:
        own = (_worth(rules, one) for one in counted if plain(one.provider) in each.names)
        yield Need(Kind.PROVIDER, each.least, sum(own), each.code, each.name)


def _of_trainings(rules: RuleSet, counted: Sequence[Earned]) -> Iterable[Need]:
    for each in rules.trainings:
        number = sum(of_any(one.categories, each.accepts) for one in counted)
        yield Need(Kind.TRAININGS, each.least, number, each.code, each.name)
