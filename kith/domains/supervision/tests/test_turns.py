"""Whose turn it is, without any table: fair over time, and open to a “not me” without a reason."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kith.domains.supervision.turns import (
    BRINGING,
    MEETING,
    PROMISED,
    ROLES,
    Peer,
    Role,
    Turns,
    as_held,
    share,
)

BEGAN = datetime(2026, 1, 6, 18, tzinfo=UTC)


def _at(week: int) -> datetime:
    return BEGAN + timedelta(weeks=week)


def _peers(number: int, *, since: int = -1) -> list[Peer]:
    return [Peer(key, _at(since)) for key in range(1, number + 1)]


def _empty(number: int, *, first: int = 0, roles: tuple[Role, ...] = MEETING) -> list[Turns]:
    return [Turns(week, _at(week), roles=roles) for week in range(first, first + number)]


def _counted(shared: list[Turns], roles: tuple[Role, ...] = MEETING) -> list[Counter[int | None]]:
    return [Counter(each.has(role) for each in shared) for role in roles]


@pytest.mark.parametrize("roles", [MEETING, ROLES])
@given(more=st.integers(0, 9), weeks=st.integers(1, 40))
def test_over_time_everyone_has_each_turn_as_often_as_the_others(
    roles: tuple[Role, ...], more: int, weeks: int
) -> None:
    people = len(roles) + more
    for counted in _counted(share(_empty(weeks, roles=roles), past=[], peers=_peers(people)), roles):
        assert sum(counted.values()) == weeks
        spread = [counted[key] for key in range(1, people + 1)]
        assert max(spread) - min(spread) <= 2
        assert None not in counted


@given(people=st.integers(1, 8), weeks=st.integers(1, 20))
def test_nobody_has_two_turns_of_one_meeting(people: int, weeks: int) -> None:
    for each in share(_empty(weeks, roles=ROLES), past=[], peers=_peers(people)):
        given_to = [key for role in ROLES if (key := each.has(role)) is not None]
        assert len(given_to) == len({*given_to}) == min(people, len(ROLES))


def test_nobody_writes_down_where_the_format_has_no_secretary() -> None:
    asked = [*_empty(3, roles=ROLES), *_empty(3, first=3), *_empty(3, first=6, roles=ROLES)]
    shared = share(asked, past=[], peers=_peers(4))
    assert [each.secretary is not None for each in shared] == [True] * 3 + [False] * 3 + [True] * 3


def test_another_format_takes_the_turn_of_the_secretary_away() -> None:
    (planned,) = share(_empty(1, roles=ROLES), past=[], peers=_peers(3))
    assert planned.secretary is not None
    (shared,) = share([replace(planned, roles=MEETING)], past=[], peers=_peers(3))
    assert (shared.moderator, shared.presenter, shared.secretary) == (
        planned.moderator,
        planned.presenter,
        None,
    )


PLANNED = Turns(0, _at(0), moderator=1, presenter=2, secretary=3, roles=ROLES)


def test_whoever_steps_in_for_someone_who_did_not_come_has_had_that_turn() -> None:
    held = as_held(PLANNED, does={"moderator": 4, "secretary": 5}, came={2, 4, 5})
    assert (held.moderator, held.presenter, held.secretary) == (4, 2, 5)


def test_whoever_came_keeps_their_turn_though_it_was_handed_on() -> None:
    assert as_held(PLANNED, does={"moderator": 4, "secretary": 5}, came={1, 2, 3, 4, 5}) == PLANNED


def test_a_turn_that_nobody_had_at_the_start_is_theirs_who_take_it_up_later() -> None:
    begun = as_held(PLANNED, does={"moderator": 1, "secretary": None}, came={1, 2, 4})
    assert begun.secretary is None
    later = as_held(begun, does={"moderator": 4, "secretary": 4})
    assert (later.moderator, later.secretary) == (1, 4), "who moderated first has had that turn"


def test_whoever_has_a_turn_already_does_not_come_to_two() -> None:
    held = as_held(PLANNED, does={"moderator": 2, "secretary": 1}, came={1, 2})
    assert (held.moderator, held.presenter, held.secretary) == (1, 2, None)
    assert as_held(PLANNED, does={"moderator": 2, "secretary": 2}, came={2}).moderator is None


@given(people=st.integers(2, 8), weeks=st.integers(1, 20), data=st.data())
def test_shared_again_nothing_changes(people: int, weeks: int, data: st.DataObject) -> None:
    passed = {week: data.draw(st.sets(st.integers(1, people))) for week in range(weeks)}
    asked = [Turns(week, _at(week), not_now={"moderator": frozenset(passed[week])}) for week in range(weeks)]
    once = share(asked, past=[], peers=_peers(people))
    assert share(once, past=[], peers=_peers(people)) == once
    assert all(each.moderator not in passed[each.key] for each in once)


def test_whoever_came_later_does_not_have_to_catch_up() -> None:
    past = share(_empty(12), past=[], peers=_peers(3))
    newcomer = Peer(9, _at(11))
    ahead = share(_empty(8, first=12), past=past, peers=[*_peers(3), newcomer])
    assert _counted(ahead)[0] == {1: 2, 2: 2, 3: 2, 9: 2}


def test_who_says_not_me_has_no_turn_and_is_not_asked_twice_as_often_later() -> None:
    asked = _empty(6)
    asked[2] = Turns(2, _at(2), not_now={"moderator": frozenset({1, 2})})
    shared = share(asked, past=[], peers=_peers(3))
    assert shared[2].moderator == 3
    assert _counted(shared)[0] == {1: 2, 2: 2, 3: 2}


def test_when_all_say_not_me_the_turn_is_open_until_someone_can() -> None:
    everyone = frozenset({1, 2, 3})
    asked = Turns(0, _at(0), not_now={"moderator": everyone})
    assert share([asked], past=[], peers=_peers(3))[0].moderator is None
    taken = Turns(0, _at(0), not_now={"moderator": frozenset({1, 2})}, can={"moderator": (3,)})
    assert share([taken], past=[], peers=_peers(3))[0].moderator == 3


def test_where_one_turn_is_shared_out_nobody_has_the_other() -> None:
    shared = share(_empty(6, roles=BRINGING), past=[], peers=_peers(3))
    assert [each.presenter for each in shared] == [1, 2, 3, 1, 2, 3]
    assert {each.moderator for each in shared} == {None}


def test_the_next_meetings_stay_as_they_were_promised() -> None:
    before = share(_empty(6), past=[], peers=_peers(3))
    after = share(before, past=[], peers=[*_peers(3), Peer(9, _at(-1))])
    assert after[:PROMISED] == before[:PROMISED]
    assert 9 in {each.moderator for each in after}


def test_turns_of_someone_who_left_go_to_others_at_once() -> None:
    before = share(_empty(6), past=[], peers=_peers(4))
    after = share(before, past=[], peers=_peers(4)[1:])
    assert all(1 not in (each.moderator, each.presenter) for each in after)
    assert all(each.moderator and each.presenter for each in after)
