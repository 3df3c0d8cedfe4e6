"""One circle of the model: its size, where it meets and how, and the goals that it meets."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from ortools.sat.python import cp_model

from kith.domains.supervision.matching.goals import PLACED, WEIGHTS, Goal
from kith.domains.supervision.matching.solver.anchors import Anchors
from kith.domains.supervision.matching.solver.field import TENURES, Asked, Common, Draft, Field
from kith.domains.supervision.matching.weeks import bits

Bool = cp_model.IntVar


class Place:
    """`inside` says for each person who may be in it whether they are; who was there before is in it if it stands.

    `gains` are what makes it good, each with what it is worth.
    """

    def __init__(
        self, model: cp_model.CpModel, field: Field, draft: Draft, anchors: Anchors, joining: Mapping[int, Bool]
    ) -> None:  # fmt: skip
        self.model, self.field, self.draft = model, field, draft
        self.stands = self._bool()
        self.joining = joining
        self.inside = dict.fromkeys(field.seated(draft), self.stands) | dict(joining)
        self.gains = list[tuple[Bool, int]]()
        _keep_apart(model, field, draft, joining)
        self._has_room()
        self._meets(anchors)
        self._meets_by(field.common(Draft((), draft.seat)))
        self._is_led()
        self._is_mixed()
        self._answers()
        self.gains += [(var, PLACED) for at, var in self.inside.items() if self._counts(at)]

    def _bool(self) -> Bool:
        return self.model.new_bool_var("")

    def _counts(self, at: int) -> bool:
        return at in self.joining or not self.field.is_sure(self.draft)

    def _has_room(self) -> None:
        there = len(self.inside) - len(self.joining)
        joining = cp_model.LinearExpr.sum(list(self.joining.values()))
        self.model.add(joining <= max(0, self.field.most(self.draft) - there) * self.stands)
        if self.field.is_sure(self.draft):
            self.model.add(self.stands == 1)
        else:
            self.model.add(joining >= (self.field.terms.least - there) * self.stands)

    def _meets(self, anchors: Anchors) -> None:
        """At one language and one start; whoever joins can be there."""
        chosen = [self._bool() for _crowd in anchors.crowds]
        self.model.add_at_most_one(chosen)
        for at, var in self.joining.items():
            self._needs(var, [one for one, crowd in zip(chosen, anchors.crowds, strict=True) if at in crowd])

    def _meets_by(self, offered: Common) -> None:
        """By one way; whoever joins can take part by it, and some like it."""
        chosen = {way: self._bool() for way in bits(offered.ways)}
        self.model.add_at_most_one(chosen.values())
        for at, var in self.inside.items():
            someone = self.field.people[at]
            if at in self.joining:
                self._needs(var, [one for way, one in chosen.items() if someone.ways >> way & 1])
            self._likes(var, {way: someone.by_way[way] for way in chosen}, chosen)

    def _likes(self, inside: Bool, gained: Mapping[int, int], chosen: Mapping[int, Bool]) -> None:
        """What is gained by some ways, and what by the best of them is gained beyond that."""
        before = 0
        for gain in sorted(set(gained.values()) - {0}):
            liked = self._both(inside)
            self._needs(liked, [one for way, one in chosen.items() if gained[way] >= gain])
            self.gains.append((liked, gain - before))
            before = gain

    def _is_led(self) -> None:
        able = [var for at, var in self.inside.items() if self.field.people[at].wish.has_moderated]
        is_led = self._bool()
        self._needs(is_led, able)
        self._for_all(is_led, WEIGHTS[Goal.MODERATOR])

    def _is_mixed(self) -> None:
        """People of two tenures at least."""
        found = []
        for tenure in range(len(TENURES)):
            found.append(self._bool())
            self._needs(
                found[-1], [var for at, var in self.inside.items() if self.field.people[at].tenure == tenure]
            )
        self._for_all(self._whether(cp_model.LinearExpr.sum(found) >= 2), WEIGHTS[Goal.TENURES])

    def _for_all(self, met: Bool, weight: int) -> None:
        """It is met for each of them, or for none."""
        most = max(self.field.most(self.draft), len(self.inside) - len(self.joining))
        number = self.model.new_int_var(0, most, "")
        self.model.add(number <= most * met)
        self.model.add(number <= cp_model.LinearExpr.sum(list(self.inside.values())))
        self.gains.append((number, weight))

    def _answers(self) -> None:
        """What people ask of the others. What several ask for alike is looked at once."""
        asked = defaultdict[tuple[int, bool, int | None], list[tuple[int, int]]](list)
        for at in self.inside:
            for ask in self.field.people[at].asks:
                asked[_question(ask, at)].append((at, ask.weight))
        for (who, shares, least), people in asked.items():
            enough = (
                self._all(who, shares=shares) if least is None else self._enough(who, least, shares=shares)
            )
            if enough is None:
                continue
            for at, weight in people:
                met = self._both(self.inside[at])
                self._needs(met, [enough])
                self.gains.append((met, weight))

    def _all(self, who: int, *, shares: bool) -> Bool:
        """Whether all share the kinds, or none but the one who asks."""
        counted = self._counted(who, shares=not shares)
        return self._whether(cp_model.LinearExpr.sum(counted) <= (0 if shares else 1))

    def _enough(self, who: int, least: int, *, shares: bool) -> Bool | None:
        """Whether at least so many share one of the kinds, or none; nothing, where there can never be so many."""
        counted = self._counted(who, shares=shares)
        return self._whether(cp_model.LinearExpr.sum(counted) >= least) if len(counted) >= least else None

    def _counted(self, who: int, *, shares: bool) -> list[Bool]:
        return [var for at, var in self.inside.items() if bool(who >> at & 1) is shares]

    def _whether(self, holds: cp_model.BoundedLinearExpression | bool) -> Bool:
        """It can be said to be so only where it is."""
        said = self._bool()
        self.model.add(holds).only_enforce_if(said)
        return said

    def _both(self, inside: Bool) -> Bool:
        """Something that is met only for someone who is in it."""
        met = self._bool()
        self.model.add_implication(met, inside)
        return met

    def _needs(self, var: Bool, some: Sequence[Bool]) -> None:
        self.model.add_bool_or([var.negated(), *some])


def _keep_apart(model: cp_model.CpModel, field: Field, draft: Draft, joining: Mapping[int, Bool]) -> None:
    """Whoever is never together is not together in one circle, nor with those who are in it already."""
    seated = field.seated(draft)
    for at, var in joining.items():
        never = field.people[at].apart
        if not never.isdisjoint(seated):
            model.add(var == 0)
        for other in never & joining.keys():
            if other < at:
                model.add_at_most_one([var, joining[other]])


def _question(ask: Asked, asker: int) -> tuple[int, bool, int | None]:
    """What has to be so of the whole circle, with the one who asks."""
    if ask.least is None:
        return ask.who, ask.shares, None
    return ask.who, ask.shares, ask.least + (bool(ask.who >> asker & 1) is ask.shares)
