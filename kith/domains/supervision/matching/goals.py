"""What is good in a circle beyond its rules. Each goal is met for a person or it is not.

There is no more and less: two others who share one's role are enough, and the third makes nothing better. So nobody's share is
paid with another's, a person can be told what was kept in mind for them, and there is an end that a solver can prove.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from kith.domains.supervision.matching.shapes import FAMILY, NEWCOMER, Tenure, Trait, Wish


class Goal(StrEnum):
    COMPANY = "company"  # not the only one of their kind, where they asked for it
    ACCESS = "access"  # the way that serves their needs best
    COMMON = "common"  # some who share what they wish to share
    MODERATOR = "moderator"  # someone in the circle has moderated before
    DIFFERENCE = "difference"  # some who differ in what they wish to differ in
    EMPLOYERS = "employers"  # nobody else of one's own employer
    FORMAT = "format"  # a way that they like
    TENURES = "tenures"  # not all of the same years


WEIGHTS: Mapping[Goal, int] = {
    Goal.COMPANY: 8,
    Goal.ACCESS: 6,
    Goal.COMMON: 4,
    Goal.MODERATOR: 4,
    Goal.DIFFERENCE: 3,
    Goal.EMPLOYERS: 3,
    Goal.FORMAT: 3,
    Goal.TENURES: 2,
}
PLACED = 1_000  # one more person with a place is worth more than every goal of a circle of eight
SOME = 2
GROUND = (Trait.ROLE, Trait.QUESTION)  # where one asks for both, either is common ground


@dataclass(frozen=True, slots=True)
class Ask:
    """Of the others, `least` share one of these kinds, or share none of them; where it is None, all do."""

    goal: Goal
    kinds: frozenset[str]
    shares: bool
    least: int | None


def kinds_of(wish: Wish) -> frozenset[str]:
    """All that others may wish to share with someone, or to differ in from them."""
    named = [f"{trait}:{value}" for trait in Trait for value in _values(wish, trait)]
    named += [f"identity:{word}" for word in wish.identities]
    return frozenset([*named, *([f"employer:{wish.employer}"] if wish.employer else [])])


def asks_of(wish: Wish, *, least: int) -> tuple[Ask, ...]:
    """What someone asks of the others, in circles of at least so many. What nobody can tell of them, they ask for in vain: it is left out."""
    some = max(1, min(SOME, least - 1))
    asks = [*_company(wish), *_traits(wish, some)]
    if wish.employer:
        asks.append(Ask(Goal.EMPLOYERS, frozenset({f"employer:{wish.employer}"}), shares=False, least=None))
    return tuple(asks)


def _company(wish: Wish) -> Iterator[Ask]:
    own = kinds_of(wish)
    for word in sorted(wish.not_alone_as):
        if (kind := _kind(word)) in own:
            yield Ask(Goal.COMPANY, frozenset({kind}), shares=True, least=1)


def _kind(word: str) -> str:
    """As what someone would not be alone, as a kind."""
    return {NEWCOMER: f"{Trait.TENURE}:{Tenure.NEW}", FAMILY: f"{Trait.ROLE}:{FAMILY}"}.get(
        word, f"identity:{word}"
    )


def _traits(wish: Wish, some: int) -> Iterator[Ask]:
    kinds = {trait: frozenset(f"{trait}:{value}" for value in _values(wish, trait)) for trait in Trait}
    ground = frozenset[str]().union(*(kinds[trait] for trait in GROUND if trait in wish.alike))
    if ground:
        yield Ask(Goal.COMMON, ground, shares=True, least=some)
    for trait in Trait:
        if kinds[trait] and trait in wish.alike and trait not in GROUND:
            yield Ask(Goal.COMMON, kinds[trait], shares=True, least=some)
        if kinds[trait] and trait in wish.different:
            yield Ask(Goal.DIFFERENCE, kinds[trait], shares=False, least=some)


def _values(wish: Wish, trait: Trait) -> frozenset[str]:
    values = {
        Trait.ROLE: {wish.role},
        Trait.SETTING: wish.settings,
        Trait.REGION: {wish.region},
        Trait.TENURE: {wish.tenure},
        Trait.QUESTION: wish.questions,
    }
    return frozenset(values[trait]) - {""}
