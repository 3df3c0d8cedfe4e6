"""Answers are counted as those who made the questions say, and what was left out is never guessed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kith.domains.wellbeing.instruments.scoring import Scored, is_strong, score, scored
from kith.domains.wellbeing.instruments.shapes import Instrument
from kith.domains.wellbeing.tests.instruments import all_answered, instrument, numbers

THIRTY, FIVE, CBI, ONE = (instrument(code) for code in ("thirty", "five", "cbi", "one-question"))
EVERY = (THIRTY, FIVE, CBI, ONE)
TURNED = {f"item_{number}": 5 for number in (1, 4, 15, 17, 29)}


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (all_answered(THIRTY, 1), {"carrying": 10, "strain": 30, "echo": 10}),
        (all_answered(THIRTY, 3), {"carrying": 30, "strain": 30, "echo": 30}),
        (all_answered(THIRTY, 5), {"carrying": 50, "strain": 30, "echo": 50}),
        (all_answered(THIRTY, 1, **TURNED), {"carrying": 10, "strain": 10, "echo": 10}),
    ],
)
def test_thirty_sentences_in_three_sums(given: dict[str, int], expected: dict[str, float]) -> None:
    assert numbers(THIRTY, given) == expected


def test_a_sum_that_lacks_an_answer_is_none() -> None:
    given = all_answered(THIRTY, 3)
    del given["item-2"]
    assert numbers(THIRTY, given) == {"carrying": 30, "strain": 30, "echo": None}


@pytest.mark.parametrize(
    ("answers", "number", "says"),
    [
        ((3, 3, 3, 3, 3), 60, "Well."),
        ((2, 2, 2, 2, 2), 40, "Look closer."),
        ((3, 3, 2, 2, 2), 48, "Look closer."),
        ((0, 0, 0, 0, 0), 0, "Low."),
        ((5, 5, 5, 5, 5), 100, "Well."),
        ((2, 2, 1, 1, 1), 28, "Low."),
    ],
)
def test_five_sentences_times_four(answers: tuple[int, ...], number: int, says: str) -> None:
    given = {f"item-{at}": value for at, value in enumerate(answers, 1)}
    (found,) = scored(FIVE, given)
    assert found.number == number
    assert found.band is not None
    assert found.band.text == says


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (100, {"personal": 100, "work": 85.71, "people": 100}),
        (0, {"personal": 0, "work": 14.29, "people": 0}),
    ],
)
def test_the_copenhagen_inventory_is_three_means(value: int, expected: dict[str, float]) -> None:
    assert numbers(CBI, all_answered(CBI, value)) == expected


@pytest.mark.parametrize(("scale", "enough"), [("personal", 3), ("work", 4), ("people", 3)])
def test_it_needs_half_of_the_answers_and_takes_the_mean_of_those(scale: str, enough: int) -> None:
    own = next(each for each in CBI.scales if each.code == scale)
    values = [100, 50, 75, 25, 0, 100, 50]
    said = {item.id: value for item, value in zip(own.items, values, strict=False)}
    few = dict(list(said.items())[: enough - 1])
    assert score(own, few) is None
    just = dict(list(said.items())[:enough])
    counted = [item.counted(just[item.id]) for item in own.items if item.id in just]
    assert float(score(own, just) or -1) == round(sum(counted) / enough, 2)


@pytest.mark.parametrize(("value", "burnt_out"), [(1, False), (2, False), (3, True), (4, True), (5, True)])
def test_one_question_divides_between_two_and_three(value: int, burnt_out: bool) -> None:
    (found,) = scored(ONE, {"own-word": value})
    assert found.number == value
    assert found.band is not None
    assert ("you are not burnt out" not in found.band.text) is burnt_out


def test_some_answers_say_by_themselves_that_it_is_much() -> None:
    assert is_strong(CBI, {"p4": 75})
    assert not is_strong(CBI, {"p4": 50})
    assert not is_strong(CBI, all_answered(CBI, 100) | {"p4": 0})
    assert is_strong(ONE, {"own-word": 5})
    assert not is_strong(ONE, {})


def test_the_good_side_comes_first_and_what_weighs_last() -> None:
    order = [each.scale.code for each in scored(THIRTY, all_answered(THIRTY, 5))]
    assert order == ["carrying", "strain", "echo"]
    given = {item.id: 100 if item.scale == "personal" else 25 for item in CBI.items}
    assert [each.scale.code for each in scored(CBI, given)] == ["work", "people", "personal"]


def _answers_to(found: Instrument) -> st.SearchStrategy[dict[str, int]]:
    each = {item.id: st.sampled_from([answer.value for answer in item.answers]) for item in found.items}
    return st.fixed_dictionaries({}, optional=each)


@given(st.sampled_from(EVERY).flatmap(lambda each: st.tuples(st.just(each), _answers_to(each))))
def test_whatever_is_answered_lies_on_the_scale_and_in_the_band_that_is_told(
    answered: tuple[Instrument, dict[str, int]],
) -> None:
    for found in scored(*answered):
        if found.number is not None:
            _holds(found)


def _holds(found: Scored) -> None:
    assert found.number is not None
    assert found.band is not None
    assert found.scale.least <= found.number <= found.scale.most
    assert found.band.least <= found.number <= found.band.most
