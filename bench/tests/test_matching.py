"""The bars of matching say honestly what is met; invented people are the same each time, and so is what is proven of them."""

from typing import Any

import pytest

from bench.matching import SECONDS, bars, parts
from bench.matching_measure import measured
from bench.matching_people import people
from kith.domains.supervision.matching.budget import within_budget
from kith.domains.supervision.matching.rounds import solve
from kith.domains.supervision.matching.shapes import Terms

FOUND = {"size": 120, "worth": 100_000, "seconds": 29.0, "reasons": 0.5, "gap": 0.0, "broken": 0}


def _rows(**change: Any) -> list[dict[str, Any]]:
    return [
        FOUND | {"method": "CP-SAT"} | change,
        FOUND | {"method": "greedy", "worth": 90_000},
        FOUND | {"method": "random", "worth": 80_000},
    ]


@pytest.mark.parametrize(
    ("change", "missed"),
    [
        ({}, 0),
        ({"broken": 1}, 1),
        ({"seconds": 31.0}, 1),
        ({"reasons": 2.0}, 1),
        ({"worth": 89_999}, 1),
        ({"gap": 0.021}, 1),
    ],
)
def test_what_is_worse_misses_its_own_bar(change: dict[str, Any], missed: int) -> None:
    assert sum(not bar.is_met for bar in bars(_rows(**change))) == missed


def test_a_small_round_is_measured_by_every_method() -> None:
    rows = list(measured(12))
    assert [row["method"] for row in rows] == ["CP-SAT", "greedy", "random"]
    assert {row["broken"] for row in rows} == {0}
    assert rows[0]["gap"] == 0
    assert {row["placed"] + row["left_over"] for row in rows} == {12}
    assert all(row["why_left"].total() == row["left_over"] for row in rows)


def test_the_page_says_who_was_left_over_and_why() -> None:
    rows = list(measured(12))
    page = "\n".join(line for part in parts(rows, bars(rows), "bin/bench --matching", 0.0) for line in part)
    assert (
        "| people | method | left over | people | language | time | way of meeting | no circle with room |"
        in page
    )
    assert "diversity" in page


@pytest.mark.parametrize(("number", "seconds"), SECONDS.items())
def test_a_round_of_the_house_has_the_time_that_is_measured(number: int, seconds: float) -> None:
    terms = within_budget(Terms(), number)
    assert 0.9 * seconds < terms.seconds < seconds
    assert 1 <= terms.workers <= 2


def test_people_are_the_same_each_time() -> None:
    assert people(60, 3) == people(60, 3)
    assert people(60, 3) != people(60, 4)


def test_what_is_proven_is_the_same_each_time() -> None:
    looking, terms = people(60, 3), Terms(seed=5, seconds=30, workers=2)
    plan = solve(looking, terms)
    assert plan.circles
    assert plan.score.is_optimal
    assert solve(looking, terms) == plan
