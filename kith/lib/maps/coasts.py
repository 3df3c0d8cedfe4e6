"""The land of the earth as lines to draw: Natural Earth at 1:110 million, as bin/vendor brings it (TopoJSON)."""

import json
from collections.abc import Iterator
from functools import lru_cache
from itertools import accumulate
from pathlib import Path

from kith.lib.maps.views import HEIGHT, WIDTH, Spot, View

FILE = Path(__file__).parent / "land" / "land-110m.json"
DECIMALS = 1  # of a degree: the coasts themselves are no finer

type Ring = tuple[Spot, ...]


@lru_cache(maxsize=200)
def coast_path(view: View) -> str:
    """The land in a view, as the attribute `d` of a path has it."""
    return "".join(_drawn(ring) for ring in rings() if _is_in(ring, view))


@lru_cache(maxsize=1)
def rings() -> tuple[Ring, ...]:
    """The outline of each piece of land; what lies on both sides of the 180th meridian is two."""
    told = json.loads(FILE.read_bytes())
    (scale_x, scale_y), (west, south) = told["transform"]["scale"], told["transform"]["translate"]
    arcs = [
        [
            Spot(round(x * scale_x + west + 180, DECIMALS), round(90 - y * scale_y - south, DECIMALS))
            for x, y in _summed(arc)
        ]
        for arc in told["arcs"]
    ]
    pieces = [
        ring for land in told["objects"]["land"]["geometries"] for polygon in land["arcs"] for ring in polygon
    ]
    return tuple(part for ring in pieces for part in _parts(list(_joined(ring, arcs))))


def _summed(arc: list[list[int]]) -> Iterator[tuple[int, int]]:
    """Each point is told by how far it is from the one before."""
    return zip(accumulate(point[0] for point in arc), accumulate(point[1] for point in arc), strict=True)


def _joined(numbers: list[int], arcs: list[list[Spot]]) -> Iterator[Spot]:
    """The lines of a ring one after the other; a number below zero means a line that is followed backwards."""
    last: Spot | None = None
    for number in numbers:
        for spot in arcs[number] if number >= 0 else reversed(arcs[~number]):
            if spot != last:
                yield spot
            last = spot


def _parts(ring: list[Spot]) -> Iterator[Ring]:
    """What of a ring is on the map, which ends where the ring may go on."""
    whole = _unrolled(ring)
    for turn in (-WIDTH, 0, WIDTH):
        part = tuple(Spot(round(min(max(x + turn, 0), WIDTH), DECIMALS), y) for x, y in whole)
        if len({spot.x for spot in part}) > 1:
            yield tuple(spot for spot, last in zip(part, (None, *part), strict=False) if spot != last)


def _unrolled(ring: list[Spot]) -> list[Spot]:
    """The ring without jumps from one end of the map to the other. What goes round the pole is closed below it."""
    turned, found, last = 0.0, list[Spot](), ring[0]
    for spot in ring:
        if abs(spot.x - last.x) > WIDTH / 2:
            turned += WIDTH if spot.x < last.x else -WIDTH
        found.append(Spot(spot.x + turned, spot.y))
        last = spot
    if abs(found[-1].x - found[0].x) > WIDTH / 2:
        found += [Spot(found[-1].x, HEIGHT), Spot(found[0].x, HEIGHT)]
    return found


def _is_in(ring: Ring, view: View) -> bool:
    xs, ys = [spot.x for spot in ring], [spot.y for spot in ring]
    return (
        max(xs) >= view.left
        and min(xs) <= view.left + view.width
        and max(ys) >= view.top
        and min(ys) <= view.top + view.height
    )


def _drawn(ring: Ring) -> str:
    return "M" + "L".join(f"{spot.x:g} {spot.y:g}" for spot in ring) + "Z"
