"""Roles go round: to whoever had them least and longest ago, and not twice in a row where that can be."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as some

from kith.domains.supervision.formats.shapes import Shape
from kith.domains.supervision.formats.shipped import shipped
from kith.domains.supervision.live.roles import Past, Role, Roles, proposed

ANA, BO, CHI, DEE = 1, 2, 3, 4
ALL = frozenset({ANA, BO, CHI, DEE})
codes = some.sampled_from(list(shipped()))


def shape(code: str) -> Shape:
    return shipped()[code]["en"].shape


def past(moderator: int, presenter: int, people: frozenset[int] = ALL) -> Past:
    return Past(people, {Role.MODERATOR: moderator, Role.PRESENTER: presenter})


@some.composite
def histories(draw: Any) -> list[Past]:
    sessions = draw(some.lists(some.permutations(sorted(ALL)), max_size=6))
    return [Past(ALL, dict(zip(Role, people, strict=False))) for people in sessions]


def test_the_first_time_everyone_is_as_near() -> None:
    assert proposed(shape("six-phase"), people=ALL, history=[]) == {
        Role.MODERATOR: ANA, Role.PRESENTER: BO, Role.SECRETARY: CHI,
    }  # fmt: skip


def test_who_had_a_role_least_often_is_next() -> None:
    history = [past(ANA, BO), past(BO, ANA), past(ANA, CHI), past(CHI, BO)]
    roles = proposed(shape("perspectives"), people=ALL, history=history)
    assert roles == {Role.MODERATOR: DEE, Role.PRESENTER: ANA}


def test_of_two_who_had_it_as_often_it_is_who_had_it_longer_ago() -> None:
    history = [past(BO, ANA), past(ANA, CHI), past(CHI, BO), past(DEE, ANA)]
    assert proposed(shape("perspectives"), people=ALL, history=history)[Role.MODERATOR] == BO


def test_nobody_has_it_twice_in_a_row_where_another_can_have_it() -> None:
    history = [past(BO, ANA), past(ANA, DEE), past(CHI, BO)]
    roles = proposed(shape("perspectives"), people={BO, CHI}, history=history)
    assert roles == {Role.MODERATOR: BO, Role.PRESENTER: CHI}


def test_who_is_new_may_first_look_on() -> None:
    old = frozenset({ANA, BO, CHI})
    history = [past(ANA, BO, old), past(BO, CHI, old)]
    assert proposed(shape("perspectives"), people=ALL, history=history)[Role.MODERATOR] == CHI


def test_only_who_was_trained_moderates_where_that_is_asked_for() -> None:
    balint = shape("balint-like")
    assert proposed(balint, people=ALL, history=[past(DEE, ANA)], trained={DEE})[Role.MODERATOR] == DEE
    assert proposed(balint, people=ALL, history=[]) == {Role.PRESENTER: ANA}


def test_with_few_people_some_roles_stay_open() -> None:
    assert proposed(shape("six-phase"), people={BO}, history=[]) == {Role.MODERATOR: BO}
    assert proposed(shape("six-phase"), people=[], history=[]) == {}
    assert proposed(shape("round"), people=ALL, history=[]) == {Role.MODERATOR: ANA}


@given(codes, some.frozensets(some.sampled_from(sorted(ALL))), histories())
def test_nobody_has_two_roles(code: str, people: frozenset[int], history: list[Past]) -> None:
    roles = proposed(shape(code), people=people, history=history, trained=people)
    assert len(set(roles.values())) == len(roles) <= len(people)
    assert set(roles.values()) <= people


@given(histories())
def test_with_enough_people_no_role_comes_twice_in_a_row(history: list[Past]) -> None:
    roles = proposed(shape("six-phase"), people=ALL, history=history)
    if history:
        assert all(history[-1].roles.get(role) != person for role, person in roles.items())


def test_over_time_everyone_has_each_role_as_often() -> None:
    history: list[Past] = []
    for _session in range(24):
        history.append(Past(ALL, proposed(shape("six-phase"), people=ALL, history=history)))
    for role in Role:
        times = [sum(past_.roles[role] == person for past_ in history) for person in ALL]
        assert max(times) - min(times) <= 1, (role, times)


def test_the_same_is_proposed_each_time() -> None:
    history: list[Past] = [past(ANA, BO)]
    answers: list[Roles] = [
        proposed(shape("six-phase"), people=people, history=history) for people in ([1, 2, 3], {3, 2, 1})
    ]
    assert answers[0] == answers[1]
