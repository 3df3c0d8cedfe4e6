"""Who stands in one line at work: told by either of two, also through someone who is not there."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from kith.foundation.spaces.actions.boundaries import tie
from kith.foundation.spaces.apart import may_share_circle
from kith.foundation.spaces.lines import above, in_one_line, leaders_of, led_through_others
from kith.foundation.spaces.models import Membership
from tests.cast import Cast

BOSS, DEPUTY, ONE, OTHER = 1, 2, 3, 4
TEAM = {DEPUTY: frozenset({BOSS}), ONE: frozenset({DEPUTY}), OTHER: frozenset({DEPUTY})}


def test_whoever_leads_one_s_leader_is_in_one_s_line() -> None:
    assert above(ONE, TEAM) == {DEPUTY, BOSS}
    assert in_one_line(ONE, [BOSS], TEAM)
    assert in_one_line(BOSS, [ONE], TEAM)
    assert set(led_through_others([BOSS, ONE], TEAM)) == {(ONE, BOSS)}


def test_two_with_one_leader_are_in_one_line_and_two_with_one_at_the_top_are_not() -> None:
    assert in_one_line(ONE, [OTHER], TEAM)
    assert not in_one_line(ONE, [OTHER], TEAM | {OTHER: frozenset({5}), 5: frozenset({BOSS})})


KEYS = some.integers(1, 6)


@given(some.dictionaries(KEYS, some.frozensets(KEYS, max_size=2)), KEYS, KEYS)
def test_it_is_the_same_from_either_side_and_comes_to_an_end(
    leaders: dict[int, frozenset[int]], one: int, other: int
) -> None:
    """Also where people lead each other in a ring."""
    if one != other:
        assert in_one_line(one, [other], leaders) is in_one_line(other, [one], leaders)


@pytest.mark.parametrize(
    "said",
    [
        [("noor", "managed", "eleni"), ("sam", "managed", "eleni")],
        [("eleni", "manages", "noor"), ("sam", "managed", "eleni")],
        [("noor", "managed", "eleni"), ("eleni", "managed", "sam")],
        [("eleni", "manages", "sam"), ("noor", "manages", "eleni")],
    ],
)
def test_they_share_no_circle_also_where_the_one_between_is_elsewhere(
    cast: Cast, said: list[tuple[str, str, str]]
) -> None:
    with_sam = Membership.objects.filter(person=cast["sam"])
    assert may_share_circle(cast["noor"], others=with_sam)
    for by, sort, other in said:
        tie(cast[other], by=cast[by], sort=sort)
    assert not may_share_circle(cast["noor"], others=with_sam)


def test_one_reads_a_line_up_to_the_top(cast: Cast) -> None:
    tie(cast["maria"], by=cast["noor"], sort="managed")
    tie(cast["maria"], by=cast["ruth"], sort="manages")
    tie(cast["dana"], by=cast["noor"], sort="serves")
    noor, maria, ruth = (cast[name].pk for name in ("noor", "maria", "ruth"))
    assert leaders_of([noor]) == {noor: {maria}, maria: {ruth}, ruth: frozenset()}
