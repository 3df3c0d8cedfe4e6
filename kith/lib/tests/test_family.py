"""A family of any shape has a picture in which nobody hides another, and children stand after their parents."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kith.lib.family import Circle, arrange

families = st.integers(1, 40).flatmap(
    lambda size: st.tuples(
        st.just(list(range(size))),
        st.sets(
            st.tuples(st.integers(0, size - 1), st.integers(0, size - 1)).filter(
                lambda pair: pair[0] < pair[1]
            )
        ),
    )
)


@given(families)
def test_each_has_a_place_of_its_own_after_all_its_parents(
    family: tuple[list[int], set[tuple[int, int]]],
) -> None:
    keys, links = family
    places = arrange(keys, links)
    assert places.keys() == set(keys)
    assert len(set(places.values())) == len(keys)
    assert all(places[parent].column < places[child].column for parent, child in links)


def test_children_of_one_stand_beside_one_another() -> None:
    places = arrange([1, 2, 3, 4, 5, 6], [(1, 3), (1, 5), (2, 4), (2, 6)])
    assert [key for key, place in sorted(places.items(), key=lambda each: each[1]) if place.column == 1] == [
        3,
        5,
        4,
        6,
    ]


def test_a_circle_is_refused() -> None:
    with pytest.raises(Circle):
        arrange([1, 2, 3], [(1, 2), (2, 3), (3, 2)])
