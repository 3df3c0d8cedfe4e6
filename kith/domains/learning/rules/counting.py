"""What the trainings of one period come to.

Where hours of two categories may not be counted twice, each training is shared out among the categories that it is of
so that the least is missing. That is a largest flow from trainings to categories, and it is found without searching:
by the theorem of Ford and Fulkerson (1956), the largest flow into some categories is the smallest cut, and a cut is a
choice among them: what the trainings of the chosen ones have together, and what the others ask for. With few categories all
choices can be looked at. What one category receives is what the largest flow grows by when it joins those before it.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

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
    own = _sum(rules, counted)
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


def _sum(rules: RuleSet, earned: Sequence[Earned]) -> int:
    return len(earned) if rules.unit is Unit.COURSE else sum([each.minutes for each in earned])


def _sift(rules: RuleSet, earned: Sequence[Earned]) -> tuple[Sequence[Earned], list[tuple[Earned, Why]]]:
    """What counts, and what does not and why. Of what other rules leave out, nothing is a repetition."""
    left_out: list[tuple[Earned, Why]] = []
    if rules.only:
        left_out += [(each, Why.OTHER_CATEGORY) for each in earned if rules.only.isdisjoint(each.categories)]
        earned = [_within(each, rules.only) for each in earned if not rules.only.isdisjoint(each.categories)]
    if rules.once:
        repeated = _repeated(earned)
        left_out += [(earned[at], Why.SAME_PROGRAMME) for at in sorted(repeated)]
        earned = [each for at, each in enumerate(earned) if at not in repeated]
    return earned, left_out


def _within(training: Earned, only: frozenset[str]) -> Earned:
    """As much of a training as is of these categories."""
    if not training.parts:
        return training
    parts = tuple(part for part in training.parts if part[0] in only)
    return replace(training, minutes=sum(minutes for _category, minutes in parts), parts=parts)


def _repeated(earned: Sequence[Earned]) -> set[int]:
    """The places of those that do not count: of a programme that someone went to twice, the longer one counts, and of
    two as long, the first."""
    kept, repeated = dict[str, int](), set[int]()
    for at, each in enumerate(earned):
        before = kept.setdefault(plain(each.programme), at)
        if before == at:
            continue
        if earned[before].minutes < each.minutes:
            kept[plain(each.programme)] = at
            repeated.add(before)
        else:
            repeated.add(at)
    return repeated


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
    told, supply = dict[frozenset[str], int](), dict[int, int]()
    is_course = rules.unit is Unit.COURSE
    for each in counted:
        if each.parts and not is_course:
            _put_parts(each, told)
        else:
            told[each.categories] = told.get(each.categories, 0) + (1 if is_course else each.minutes)
    bits = [(1 << at, minimum.accepts) for at, minimum in enumerate(rules.minima)]
    for categories, worth in told.items():
        mix = 0
        for bit, accepts in bits:
            if not accepts or not accepts.isdisjoint(categories):  # called most of all: a loop is the fastest
                mix |= bit
        supply[mix] = supply.get(mix, 0) + worth
    return supply


def _put_parts(training: Earned, told: dict[frozenset[str], int]) -> None:
    """Each part to its own category; what is left of the training is of none."""
    rest = training.minutes
    for category, minutes in training.parts:
        told[frozenset((category,))] = told.get(frozenset((category,)), 0) + minutes
        rest -= minutes
    told[frozenset()] = told.get(frozenset(), 0) + rest


def _overlapping(minima: Sequence[Minimum], supply: dict[int, int]) -> list[int]:
    return [sum(worth for mix, worth in supply.items() if mix >> at & 1) for at in range(len(minima))]


def _shared_out(minima: Sequence[Minimum], supply: dict[int, int]) -> list[int]:
    """What each category receives when nothing is counted twice and the least is missing.

    Where more than one way does that, what is asked for least comes first, and electives come last.
    """
    order = sorted(range(len(minima)), key=lambda at: (not minima[at].accepts, minima[at].least, at))
    reached, asked = _reached(supply, len(minima)), _asked(minima)
    received, joined, before = [0] * len(minima), 0, 0
    for at in order:
        joined |= 1 << at
        flow = min(reached[chosen] + asked[joined & ~chosen] for chosen in _choices(joined))
        received[at], before = flow - before, flow
    return received


def _reached(supply: dict[int, int], categories: int) -> list[int]:
    """How much there is of each choice of categories; a choice is a number with a bit for each of them."""
    reached = [0] * (1 << categories)
    for mix, worth in supply.items():
        for chosen in range(1, 1 << categories):
            if mix & chosen:
                reached[chosen] += worth
    return reached


def _asked(minima: Sequence[Minimum]) -> list[int]:
    """How much each choice of categories asks for together."""
    asked = [0]
    for each in minima:
        asked += [before + each.least for before in asked]
    return asked


def _choices(joined: int) -> Iterator[int]:
    """Every choice among those that joined, the empty one last."""
    chosen = joined
    while chosen:
        yield chosen
        chosen = (chosen - 1) & joined
    yield 0


def _of_providers(rules: RuleSet, counted: Sequence[Earned]) -> Iterable[Need]:
    for each in rules.providers:
        own = [one for one in counted if plain(one.provider) in each.names]
        yield Need(Kind.PROVIDER, each.least, _sum(rules, own), each.code, each.name)


def _of_trainings(rules: RuleSet, counted: Sequence[Earned]) -> Iterable[Need]:
    for each in rules.trainings:
        number = sum(of_any(one.categories, each.accepts) for one in counted)
        yield Need(Kind.TRAININGS, each.least, number, each.code, each.name)
