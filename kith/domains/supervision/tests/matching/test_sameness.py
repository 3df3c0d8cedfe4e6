"""The same people come to the same plan, in whatever order they are named; and the solver is loaded only when it is needed."""

import subprocess
import sys
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as some

from kith.domains.supervision.matching.rounds import solve
from kith.domains.supervision.matching.shapes import Terms, Wish
from kith.domains.supervision.tests.matching.populations import drawn, terms


@settings(deadline=None, max_examples=25)
@given(drawn(), terms(), some.randoms())
def test_the_order_in_which_people_are_named_changes_nothing(
    looking: list[Wish], asked: Terms, chance: Any
) -> None:
    mixed = list(looking)
    chance.shuffle(mixed)
    one, other = solve(looking, asked), solve(mixed, asked)
    if one.score.is_optimal and other.score.is_optimal:
        assert one == other


def test_the_solver_is_not_loaded_before_a_round_is_solved() -> None:
    modules = "rounds, explaining, conflicts"
    ask = f"import sys; from kith.domains.supervision.matching import {modules}; print([m for m in sys.modules if m.startswith(('ortools', 'numpy', 'pandas'))])"
    said = subprocess.run([sys.executable, "-c", ask], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "[]"
