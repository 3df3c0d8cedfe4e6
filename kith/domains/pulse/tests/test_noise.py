"""The noise hides one person as much as the budget says: proven by OpenDP, seen in what it draws."""

import re
from pathlib import Path
from statistics import fmean, pvariance

import pytest

from kith.domains.pulse import budget, noise

DRAWN = 4_000
DOMAIN = Path(noise.__file__).parent


def test_what_one_answer_costs_is_what_the_budget_takes() -> None:
    assert noise.epsilon() == pytest.approx(budget.EPSILON)
    assert noise.epsilon() <= budget.EPSILON


def test_another_word_costs_twice_as_much_and_no_more() -> None:
    assert noise.epsilon(noise.ANOTHER_WORD) == pytest.approx(2 * budget.EPSILON)


def test_opendp_holds_neighbours_to_it_and_to_nothing_less() -> None:
    mechanism = noise._mechanism()
    assert mechanism.check(noise.ONE_MORE, budget.EPSILON)
    assert not mechanism.check(noise.ONE_MORE, 0.9 * budget.EPSILON)


def test_it_adds_whole_numbers_to_each_count_about_as_often_up_as_down() -> None:
    """Of a fair draw the mean lies beyond six deviations less than once in a hundred million runs."""
    drawn = [noise.noisy((0, 8, 20, 0, 3)) for _each in range(DRAWN)]
    spread = sum(by * by * chance for by, chance in budget.noise_of(1).items())
    for number, true in enumerate((0, 8, 20, 0, 3)):
        added = [each[number] - true for each in drawn]
        assert all(isinstance(each, int) for each in added)
        assert abs(fmean(added)) < 6 * (spread / DRAWN) ** 0.5
        assert pvariance(added) == pytest.approx(spread, rel=0.4)


def test_no_two_counts_share_their_noise() -> None:
    drawn = [noise.noisy((0, 0, 0, 0, 0)) for _each in range(200)]
    assert any(len(set(each)) > 1 for each in drawn)


def test_opendp_is_loaded_by_its_name_alone() -> None:
    """So a process of the web, which never counts, does not hold it."""
    modules = [file for file in DOMAIN.rglob("*.py") if "tests" not in file.parts]
    assert [
        file.name for file in modules if "import opendp" in _code(file) or "from opendp" in _code(file)
    ] == ["noise.py"]
    assert [
        file.name for file in modules if re.search(r"import .*\bnoise\b|pulse\.noise import", _code(file))
    ] == []


def _code(file: Path) -> str:
    return file.read_text(encoding="utf-8")
