"""Who may fit whom: never oneself, never those kept apart, never more than there is room for, and the same each time."""

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from kith.domains.mentoring.matching import Match, Someone, clocks_apart, fit, matches
from kith.domains.mentoring.matching import given as gives_to

pytestmark = pytest.mark.slow

CODES = some.sampled_from(["groups", "starting", "training", "rest"])
TOLD = some.dictionaries(CODES, some.sampled_from(["self", "spaces", "members", "everyone"]), max_size=3)
SPACES = some.frozensets(some.integers(1, 3), max_size=2)


@some.composite
def people(draw: Any) -> list[Someone]:
    return [
        Someone(
            key=key, offers=draw(TOLD), seeks=draw(TOLD), clock=draw(some.integers(-12, 14)) * 60,
            languages=draw(some.frozensets(some.sampled_from(["en", "es"]), max_size=2)),
            hours_apart=draw(some.sampled_from([3, 6, 12])), room=draw(some.integers(-1, 3)),
            since=date(2026, 1, 1) + timedelta(days=draw(some.integers(0, 9))), named_in=draw(SPACES), belongs_to=draw(SPACES),
        )
        for key in draw(some.lists(some.integers(1, 12), unique=True, max_size=9))
    ]  # fmt: skip


lines = some.sets(some.frozensets(some.integers(1, 12), min_size=2, max_size=2), max_size=12)


def _keys(match: Match) -> frozenset[int]:
    return frozenset((match.one, match.other))


@given(people(), lines)
def test_nobody_is_matched_with_themselves_or_with_someone_they_are_kept_from(
    there: list[Someone], apart: set[frozenset[int]]
) -> None:
    found = [_keys(match) for match in matches(there, apart=apart)]
    assert all(len(pair) == 2 for pair in found)
    assert not apart & set(found)
    assert len(found) == len(set(found)), "nobody is proposed twice to the same person"


@given(people(), lines)
def test_nobody_has_more_than_they_have_room_for(there: list[Someone], apart: set[frozenset[int]]) -> None:
    had = Counter(key for match in matches(there, apart=apart) for key in (match.one, match.other))
    assert all(had[each.key] <= max(each.room, 0) for each in there)


@given(people(), lines, some.randoms())
def test_the_order_in_which_people_are_named_changes_nothing(
    there: list[Someone], apart: set[frozenset[int]], chance: Any
) -> None:
    mixed = list(there)
    chance.shuffle(mixed)
    assert matches(mixed, apart=apart) == matches(there, apart=apart)


@given(people())
def test_it_does_not_matter_who_of_two_is_named_first(there: list[Someone]) -> None:
    for one in there:
        for other in there:
            assert fit(one, other) == fit(other, one)


@given(people(), lines)
def test_a_match_tells_each_only_what_both_let_the_other_see(
    there: list[Someone], apart: set[frozenset[int]]
) -> None:
    """What is told to oneself alone matches nobody, and what is told to spaces only who shares one."""
    known = {each.key: each for each in there}
    for match in matches(there, apart=apart):
        one, other = known[match.one], known[match.other]
        for giver, taker, codes in ((one, other, match.gives), (other, one, match.gets)):
            for code in codes:
                assert _sees(taker, giver, giver.offers[code])
                assert _sees(giver, taker, taker.seeks[code])


def _sees(viewer: Someone, owner: Someone, audience: str) -> bool:
    shares = bool(owner.named_in & viewer.belongs_to)
    return audience in ("members", "everyone") or (audience == "spaces" and shares)


@given(people(), lines)
def test_who_is_left_out_has_no_room_or_fits_only_those_who_have_none(
    there: list[Someone], apart: set[frozenset[int]]
) -> None:
    """Stable: no two who fit and are kept apart by nothing both still have room."""
    found = matches(there, apart=apart)
    had = Counter(key for match in found for key in (match.one, match.other))
    free = [each for each in there if each.room > had[each.key]]
    chosen = {_keys(match) for match in found}
    for one in free:
        for other in free:
            pair = frozenset((one.key, other.key))
            assert pair in apart or pair in chosen or fit(one, other) is None


@given(people(), lines)
def test_someone_who_fits_nobody_changes_nothing_for_the_others(
    there: list[Someone], apart: set[frozenset[int]]
) -> None:
    alone = Someone(99, {}, {}, frozenset(), 0, 12, 3, date(2026, 1, 1))
    assert matches([*there, alone], apart=apart) == matches(there, apart=apart)


MARIA = Someone(
    1,
    {"groups": "members"},
    {},
    frozenset({"en"}),
    -7 * 60,
    3,
    1,
    date(2026, 1, 1),
    frozenset({1}),
    frozenset({1}),
)
NOOR = Someone(
    2, {}, {"groups": "spaces"}, frozenset({"en", "ar"}), -5 * 60, 6, 1, date(2026, 1, 2), frozenset({1}), frozenset({1, 2})
)  # fmt: skip


def test_one_offers_what_the_other_looks_for() -> None:
    assert fit(MARIA, NOOR) == Match(1, 2, frozenset({"groups"}), frozenset(), frozenset({"en"}))


@pytest.mark.parametrize(
    "changed",
    [
        {"languages": frozenset({"ar"})},
        {"clock": 0},
        {"seeks": {"groups": "self"}},
        {"seeks": {"rest": "members"}},
        {"named_in": frozenset()},
    ],
    ids=["no language", "another clock", "only me", "something else", "another name there"],
)
def test_two_do_not_fit(changed: dict[str, Any]) -> None:
    assert fit(MARIA, replace(NOOR, **changed)) is None


def test_what_each_gives_is_what_the_other_gets() -> None:
    one = replace(MARIA, seeks={"rest": "members"})
    other = replace(NOOR, offers={"rest": "everyone"})
    match = fit(other, one)
    assert match is not None
    assert (match.gives, match.gets) == (gives_to(one, to=other), gives_to(other, to=one))


@given(some.integers(-720, 840), some.integers(-720, 840))
def test_clocks_are_apart_the_short_way_round(here: int, there: int) -> None:
    apart = clocks_apart(replace(MARIA, clock=here), replace(NOOR, clock=there))
    assert 0 <= apart <= 720
    assert (here + apart - there) % 1440 == 0 or (here - apart - there) % 1440 == 0


def test_who_waits_longest_comes_first_where_all_else_is_alike() -> None:
    late = replace(NOOR, key=3, since=date(2026, 5, 1))
    early = replace(NOOR, key=4, since=date(2025, 5, 1))
    assert [
        match.other for match in matches([replace(MARIA, since=date(2026, 6, 1)), late, early], apart=[])
    ] == [4]
