"""The way in: a round is solved, and solved again when people have answered.

The solver is loaded when it is first needed: it takes a quarter of the memory that a process of the web has.
"""

from collections.abc import Iterable
from importlib import import_module

from kith.domains.supervision.matching import resolving
from kith.domains.supervision.matching.shapes import Answers, Plan, Terms, Wish

SOLVING = "kith.domains.supervision.matching.solver.solving"  # by its name


def solve(wishes: Iterable[Wish], terms: Terms) -> Plan:
    """Puts people into circles, within `terms.seconds`. The same wishes and terms come to the same plan, where it is proven to be the best."""
    plan: Plan = import_module(SOLVING).solve(wishes, terms)
    return plan


def resolve(plan: Plan, answers: Answers, wishes: Iterable[Wish], terms: Terms) -> Plan:
    """What becomes of a plan when people have answered, with as little change as can be. `wishes` and `terms` are those of the plan."""
    return resolving.resolve(plan, answers, wishes, terms, solve=solve)
