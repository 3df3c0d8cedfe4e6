"""Everyone meets everyone, and everyone has the same time."""

from collections import Counter
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from kith.capabilities.rooms.pairing import groups, rounds_for, set_apart, turn_at

numbers = some.integers(min_value=2, max_value=24)


def _all_rounds(number: int) -> list[list[tuple[int, ...]]]:
    return [groups(range(number), round_=each) for each in range(rounds_for(number))]


@given(numbers)
def test_each_round_holds_everyone_once(number: int) -> None:
    for together in _all_rounds(number):
        assert sorted(one for group in together for one in group) == list(range(number))
        assert sorted(len(group) for group in together) == [2] * (len(together) - number % 2) + [3] * (
            number % 2
        )


@given(numbers)
def test_over_the_rounds_everyone_meets_everyone(number: int) -> None:
    met = {
        frozenset(pair) for each in _all_rounds(number) for group in each for pair in combinations(group, 2)
    }
    assert len(met) == number * (number - 1) // 2


@given(numbers.filter(lambda number: number % 2 == 0))
def test_an_even_number_meets_nobody_twice(number: int) -> None:
    met = Counter(frozenset(group) for each in _all_rounds(number) for group in each)
    assert set(met.values()) == {1}


@given(numbers.filter(lambda number: number % 2 == 1))
def test_of_an_odd_number_everyone_joins_a_pair_once(number: int) -> None:
    third = Counter(group[2] for each in _all_rounds(number) for group in each if len(group) == 3)
    assert third == dict.fromkeys(range(number), 1)


@given(
    number=numbers,
    round_=some.integers(0, 30),
    pairs=some.sets(some.tuples(some.integers(0, 23), some.integers(0, 23))),
)
def test_nobody_sits_beside_someone_from_whom_they_are_apart(
    number: int, round_: int, pairs: set[tuple[int, int]]
) -> None:
    apart = {frozenset(pair) for pair in pairs if len(set(pair)) == 2}
    together = set_apart(
        groups(range(number), round_=round_), are_apart=lambda one, other: frozenset((one, other)) in apart
    )
    assert sorted(one for group in together for one in group) == list(range(number))
    assert not any(frozenset(pair) in apart for group in together for pair in combinations(group, 2))


@given(number=numbers.filter(lambda number: number > 3), round_=some.integers(0, 30))
def test_where_two_are_apart_others_change_places_and_nobody_sits_alone(number: int, round_: int) -> None:
    together = groups(range(number), round_=round_)
    one, other = together[0][:2]
    moved = set_apart(together, are_apart=lambda *pair: set(pair) == {one, other})
    assert sorted(map(len, moved)) == sorted(map(len, together))
    assert sum(before != after for before, after in zip(together, moved, strict=True)) == 2


def test_where_nobody_else_is_there_two_who_are_apart_have_a_pause() -> None:
    assert set_apart([("noor", "sam")], are_apart=lambda *_pair: True) == [("noor",), ("sam",)]
    of_three = set_apart([("noor", "sam", "anneke")], are_apart=lambda *pair: set(pair) == {"noor", "sam"})
    assert of_three == [("noor", "anneke"), ("sam",)]


def test_one_alone_has_a_pause_and_nobody_has_nothing() -> None:
    assert groups(["noor"], round_=3) == [("noor",)]
    assert groups([], round_=0) == []
    assert rounds_for(1) == 0


@given(minutes=some.integers(1, 60), size=some.integers(2, 3), passed=some.floats(0, 12_000))
def test_turns_are_equal_and_follow_one_another(minutes: int, size: int, passed: float) -> None:
    now = turn_at(passed, minutes=minutes, size=size)
    if passed >= minutes * 60 * size:
        assert now is None
    else:
        assert now is not None
        turn, left = now
        assert turn * minutes * 60 <= passed < (turn + 1) * minutes * 60
        assert 1 <= left <= minutes


@pytest.mark.parametrize(
    ("passed", "expected"),
    [(0, (0, 5)), (59, (0, 5)), (61, (0, 4)), (300, (1, 5)), (599, (1, 1)), (600, None), (-2, (0, 5))],
)
def test_the_minutes_left_are_told_as_people_tell_them(passed: int, expected: tuple[int, int] | None) -> None:
    assert turn_at(passed, minutes=5, size=2) == expected
