"""What may be learned of anyone, worked out exactly."""

from math import exp, isclose

from hypothesis import given
from hypothesis import strategies as st

from kith.domains.pulse import budget
from kith.domains.pulse.words import WORDS

DELTA = 0.01  # what the page says: once in a hundred


def test_six_months_of_a_year_and_no_seventh() -> None:
    spent = [month * budget.EPSILON for month in range(7)]
    assert [budget.is_left(each) for each in spent] == [True] * 6 + [False]


def test_the_numbers_on_the_page() -> None:
    assert f"{budget.odds(budget.EPSILON):.1f}" == "1.6"
    assert f"{budget.odds(2 * budget.EPSILON):.1f}" == "2.7"
    assert f"{budget.odds(budget.YEAR):.0f}" == "20"


@given(st.integers(1, len(WORDS)))
def test_the_chances_of_noise_are_all_there_and_as_likely_up_as_down(bins: int) -> None:
    chances = budget.noise_of(bins)
    assert isclose(sum(chances.values()), 1, abs_tol=1e-9)
    assert all(isclose(chances[by], chances[-by], rel_tol=1e-6) for by in range(20))


@given(st.integers(0, 30), st.integers(-20, 60))
def test_one_person_more_makes_no_count_much_likelier(answers: int, seen: int) -> None:
    chances = budget.noise_of(1)
    with_them, without = chances[seen - answers - 1], chances[seen - answers]
    assert max(with_them / without, without / with_them) <= exp(budget.EPSILON) * (1 + 1e-9)


def _chance_to_be_told(answers: int) -> float:
    """How likely a month with so many answers is told."""
    if answers < budget.FLOOR:
        return 0.0
    return sum(chance for by, chance in budget.noise_of(len(WORDS)).items() if answers + by >= budget.ENOUGH)


def test_fewer_than_eight_are_never_told() -> None:
    assert [_chance_to_be_told(answers) for answers in range(budget.FLOOR)] == [0.0] * budget.FLOOR


def test_that_something_is_told_hardly_tells_that_an_eighth_was_there() -> None:
    assert 0 < _chance_to_be_told(budget.FLOOR) <= DELTA


@given(st.integers(budget.FLOOR, 60))
def test_above_the_floor_one_person_changes_the_chance_to_be_told_by_no_more_than_epsilon(
    answers: int,
) -> None:
    """Whether told or untold: both are something that one sees."""
    without, with_them = _chance_to_be_told(answers), _chance_to_be_told(answers + 1)
    most = exp(budget.EPSILON) * (1 + 1e-9)
    assert with_them <= most * without
    assert 1 - without <= most * (1 - with_them)


def test_about_every_second_time_with_as_many_as_the_page_says() -> None:
    assert 0.45 < _chance_to_be_told(budget.ENOUGH) < 0.6
    assert _chance_to_be_told(2 * budget.ENOUGH) > 0.99


def test_give_or_take_holds_nine_times_out_of_ten() -> None:
    for bins in (1, 4, 5):
        off = budget.give_or_take(bins)
        chances = budget.noise_of(bins)
        assert sum(chances[by] for by in range(-off, off + 1)) >= 0.9
        assert sum(chances[by] for by in range(1 - off, off)) < 0.9
