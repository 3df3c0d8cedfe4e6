"""A round in which no circle is possible: which rules clash, and the smallest change that would make one possible.

One rule after the other is set aside. Where there is still no circle, that rule was not in the way; what remains in the end is a
clash of which each part is needed. Rules that could tell of others are set aside first, so that they are named only if nothing else
would do; and then they have no name of their own. Without started circles: where there are some, look at who was left over.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from kith.domains.supervision.matching.changes import PAIR, Change, change_for_all, gathered
from kith.domains.supervision.matching.explaining import Why
from kith.domains.supervision.matching.rules import Rule
from kith.domains.supervision.matching.shapes import Terms, Wish
from kith.domains.supervision.matching.weeks import SLOTS

SAID = {Rule.LANGUAGE: Why.LANGUAGE, Rule.TIME: Why.TIME, Rule.WAY: Why.WAY}
ASIDE = (Rule.AVOIDED, Rule.LINE, Rule.WAY, Rule.LANGUAGE, Rule.TIME, Rule.SIZE)


@dataclass(frozen=True, slots=True)
class Clash:
    whys: tuple[Why, ...]
    change: Change | None


def clash_of(wishes: Sequence[Wish], terms: Terms) -> Clash | None:
    """Nothing, where a circle is possible."""
    if gathered(wishes, terms):
        return None
    aside = set[Rule]()
    for rule in ASIDE:
        if not _possible(wishes, terms, aside | {rule}):
            aside.add(rule)
    return Clash(_said([rule for rule in ASIDE if rule not in aside]), change_for_all(wishes, terms))


def _said(clash: Collection[Rule]) -> tuple[Why, ...]:
    """What is between two people is said only where nothing else can be, and then without a name."""
    plain = {SAID[rule] for rule in clash if rule in SAID}
    if plain:
        return tuple(why for why in Why if why in plain)
    return (Why.FEW,) if set(clash) <= {Rule.SIZE} else (Why.NO_ROOM,)


def _possible(wishes: Sequence[Wish], terms: Terms, aside: Collection[Rule]) -> bool:
    least = PAIR if Rule.SIZE in aside else terms.least
    return gathered([_without(each, aside) for each in wishes], replace(terms, least=least)) is not None


def _without(wish: Wish, aside: Collection[Rule]) -> Wish:
    """As if someone had nothing to say where these rules ask."""
    if Rule.LANGUAGE in aside:
        wish = replace(wish, languages=frozenset({"any"}))
    if Rule.TIME in aside:
        wish = replace(wish, free=frozenset(range(SLOTS)))
    if Rule.WAY in aside:
        wish = replace(wish, needs=frozenset())
    if Rule.AVOIDED in aside:
        wish = replace(wish, avoids=frozenset())
    if Rule.LINE in aside:
        wish = replace(wish, reports_to=frozenset(), leads=frozenset())
    return wish
