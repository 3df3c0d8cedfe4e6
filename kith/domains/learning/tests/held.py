"""Words for tests of the engine: what someone holds and earned, in a line each."""

from collections.abc import Iterable
from datetime import date
from itertools import count

from kith.domains.learning.rules.shapes import Earned, Held, Need, RuleSet, Standing
from kith.domains.learning.rules.shipped import shipped
from kith.domains.learning.rules.standing import standing

_keys = count(1)


def board(code: str) -> RuleSet:
    return shipped()[code][0]


def day(written: str) -> date:
    return date.fromisoformat(written)


def held(issued: str, *, passed: str = "", settled: str = "", grandfathered: bool = False) -> Held:
    return Held(
        day(issued), day(passed) if passed else None, day(settled) if settled else None, grandfathered
    )


def earned(on: str, hours: float, *topics: str, programme: str = "", provider: str = "Somewhere") -> Earned:
    """A training; one without a title is a programme of its own."""
    key = next(_keys)
    return Earned(
        day(on), round(hours * 60), programme or f"Training {key}", provider, frozenset(topics), key
    )


def stands(rules: RuleSet, of: Held, trainings: Iterable[Earned], *, today: str) -> Standing:
    return standing(rules, of, trainings, today=day(today))


def missing(found: Standing) -> dict[str, float]:
    """What is missing, by the code of each need, in hours or trainings."""
    return {_name(need): _much(need) for need in found.missing}


def _name(need: Need) -> str:
    return need.code or str(need.kind)


def _much(need: Need) -> float:
    return need.missing if need.kind == "trainings" else need.missing / 60
