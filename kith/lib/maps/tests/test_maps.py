"""Places on a map that is our own."""

import re
from itertools import combinations, pairwise
from math import dist

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kith.lib.maps.coasts import coast_path, rings
from kith.lib.maps.views import APART, LEAST_WIDTH, Point, Spot, View, grouped, view_of
from kith.lib.maps.windows import WINDOWS, WORLD

MADRID, DELHI, LORD_HOWE, AUCKLAND = (
    Point(40.42, -3.70),
    Point(28.61, 77.21),
    Point(-31.55, 159.08),
    Point(-36.85, 174.76),
)
DUNEDIN = Point(-45.87, 170.5)
points = st.builds(Point, st.floats(-90, 90), st.floats(-180, 180))


@pytest.mark.parametrize(
    ("point", "spot"),
    [
        (Point(0, 0), (180, 90)),
        (Point(90, -180), (0, 0)),
        (Point(-90, 180), (360, 180)),
        (MADRID, (176.3, 49.58)),
    ],
)
def test_a_degree_is_as_wide_as_it_is_high(point: Point, spot: tuple[float, float]) -> None:
    assert point.spot == pytest.approx(spot)


def test_without_points_the_whole_earth_is_shown() -> None:
    assert view_of([]) == View()
    assert View().view_box == "0 0 360 180"


@given(st.lists(points, min_size=1, max_size=20))
def test_each_point_is_in_the_view_and_the_view_on_the_map(given_points: list[Point]) -> None:
    view = view_of(given_points)
    assert LEAST_WIDTH <= view.width <= 360
    assert 0 <= view.left <= 360 - view.width + 0.01
    assert 0 <= view.top <= 180 - view.height + 0.01
    for point in given_points:
        place = view.place(point.spot)
        assert -0.1 <= place.x <= 100.1
        assert -0.1 <= place.y <= 100.1


def test_one_place_is_in_the_middle() -> None:
    assert view_of([DELHI]).place(DELHI.spot) == Spot(50, 50)


@given(st.lists(points, max_size=30))
def test_each_thing_is_in_one_group(given_points: list[Point]) -> None:
    groups = grouped(given_points, point=lambda one: one, view=view_of(given_points))
    assert sorted(point for group in groups for point in group.things) == sorted(given_points)
    assert all(group.spot == group.things[0].spot for group in groups)


def test_neighbours_stand_together_and_others_apart() -> None:
    near = Point(40.5, -3.6)
    found = grouped([MADRID, DELHI, near], point=lambda one: one, view=View())
    assert [group.things for group in found] == [(MADRID, near), (DELHI,)]


@given(st.lists(points, max_size=30))
def test_no_two_groups_are_so_near_that_a_finger_meets_both(given_points: list[Point]) -> None:
    view = view_of(given_points)
    spots = [group.spot for group in grouped(given_points, point=lambda one: one, view=view)]
    assert all(dist(one, other) >= view.width * APART for one, other in combinations(spots, 2))


@pytest.mark.parametrize("name", WINDOWS)
def test_each_part_of_the_earth_lies_on_the_map_and_has_land(name: str) -> None:
    _words, view = WINDOWS[name]
    assert view.left + view.width <= 360
    assert view.top + view.height <= 180
    assert len(coast_path(view)) > 300


def test_everyone_lives_in_a_part_of_the_earth() -> None:
    homes = (MADRID, DELHI, LORD_HOWE, AUCKLAND, Point(64.1, -21.9), Point(61.2, -149.9), Point(21.3, -157.9), Point(-33.9, 18.4), Point(-54.8, -68.3))  # fmt: skip
    parts = [view for name, (_words, view) in WINDOWS.items() if name != WORLD]
    assert all(any(view.has(home) for view in parts) for home in homes)


@pytest.mark.parametrize(
    ("point", "is_land"),
    [
        (MADRID, True),
        (DELHI, True),
        (Point(-25, 134), True),
        (Point(0, -30), False),
        (Point(30, -150), False),
        (AUCKLAND, True),
        (Point(67, -175), True),
        (Point(67, 175), True),
        (Point(-85, 0), True),
        (Point(75, 0), False),
    ],
)
def test_land_is_where_it_is_on_the_earth(point: Point, is_land: bool) -> None:
    x, y = point.spot
    crossed = 0
    for ring in rings():
        for (x1, y1), (x2, y2) in zip(ring, (*ring[1:], ring[0]), strict=True):
            if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
                crossed += 1
    assert (crossed % 2 == 1) is is_land


def test_no_line_runs_across_the_map_where_land_goes_on_at_its_other_end() -> None:
    """Russia and Antarctica lie on both sides of the 180th meridian."""
    steps = [abs(one.x - other.x) for ring in rings() for one, other in pairwise(ring) if one.y < 175]
    assert max(steps) < 30
    assert all(0 <= spot.x <= 360 for ring in rings() for spot in ring)


def test_the_land_is_drawn_and_a_view_has_only_what_is_in_it() -> None:
    everything = coast_path(View())
    assert re.fullmatch(r"(?:M[0-9.]+ [0-9.]+(?:L[0-9.]+ [0-9.]+)+Z)+", everything)
    assert len(everything) < 65_000
    assert len(coast_path(view_of([DUNEDIN]))) < len(everything) / 20
