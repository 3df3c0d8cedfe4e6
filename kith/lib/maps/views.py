"""Where points are on a map on which a degree is as wide as it is high (equirectangular), and how much of it is shown.

Lengths are degrees: x grows to the east from the 180th meridian, y to the south from the pole.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from math import hypot
from typing import NamedTuple

WIDTH, HEIGHT = 360.0, 180.0
LEAST_WIDTH = 12.0  # the coasts are too coarse to be looked at any closer
MARGIN = 0.15
APART = 0.1  # of the width of a view: as near as two fingertips on a phone


class Spot(NamedTuple):
    x: float
    y: float


class Point(NamedTuple):
    latitude: float
    longitude: float

    @property
    def spot(self) -> Spot:
        return Spot(self.longitude + 180, 90 - self.latitude)


@dataclass(frozen=True, slots=True)
class View:
    """The part of the map that is shown, twice as wide as it is high."""

    left: float = 0
    top: float = 0
    width: float = WIDTH

    @property
    def height(self) -> float:
        return self.width / 2

    @property
    def view_box(self) -> str:
        """As the attribute `viewBox` of a picture has it."""
        return f"{self.left:g} {self.top:g} {self.width:g} {self.height:g}"

    def has(self, point: Point) -> bool:
        x, y = point.spot
        return self.left <= x <= self.left + self.width and self.top <= y <= self.top + self.height

    def place(self, spot: Spot) -> Spot:
        """How far a spot is from the left and from the top, in hundredths of the view."""
        return Spot(
            round((spot.x - self.left) / self.width * 100, 2),
            round((spot.y - self.top) / self.height * 100, 2),
        )


@dataclass(frozen=True, slots=True)
class Group[Thing]:
    """Things that are too near each other to be told apart in a view; the spot is that of the first."""

    spot: Spot
    things: tuple[Thing, ...]


def view_of(points: Iterable[Point]) -> View:
    """The smallest part of the map that shows all points with some room around them; all of it if there are none."""
    spots = [point.spot for point in points]
    if not spots:
        return View()
    left, right = min(spot.x for spot in spots), max(spot.x for spot in spots)
    top, bottom = min(spot.y for spot in spots), max(spot.y for spot in spots)
    needed = max(right - left, (bottom - top) * 2) * (1 + 2 * MARGIN)
    width = min(max(needed, LEAST_WIDTH), WIDTH)
    return View(
        round(_within((left + right - width) / 2, WIDTH - width), 3),
        round(_within((top + bottom - width / 2) / 2, HEIGHT - width / 2), 3),
        round(width, 3),
    )


def grouped[Thing](
    things: Iterable[Thing], *, point: Callable[[Thing], Point], view: View
) -> list[Group[Thing]]:
    """Things nearer than `APART` to the first of a group stand with it, in the order in which they come. O(n × groups)."""
    groups: list[tuple[Spot, list[Thing]]] = []
    for thing in things:
        spot = point(thing).spot
        near = next((own for at, own in groups if _is_near(at, spot, view)), None)
        if near is None:
            groups.append((spot, [thing]))
        else:
            near.append(thing)
    return [Group(spot, tuple(own)) for spot, own in groups]


def _is_near(one: Spot, other: Spot, view: View) -> bool:
    return hypot(one.x - other.x, one.y - other.y) < view.width * APART


def _within(value: float, most: float) -> float:
    return min(max(value, 0.0), most)
