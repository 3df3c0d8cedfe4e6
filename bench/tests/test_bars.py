"""The bars say honestly what is met: in the right direction, and not at all where nothing was measured."""

import copy
from typing import Any

import pytest

from bench.bars import Bar, bars

GROWTH = {"home, signed in": (10.0, 12.9), "search of two words, signed in": (10.0, 29.9)}
PAGES = ("home", "space list", "topic of 40 posts", "search of two words")


def _row(name: str) -> dict[str, Any]:
    return {
        "name": name, "who": "signed in", "connections": 1, "rate": 60,
        "bare": {"rate": 100}, "bytes": 30_000,
    }  # fmt: skip


def _size() -> dict[str, Any]:
    """What was measured at one size, with every bar met."""
    return {
        "loads": [_row(name) for name in PAGES],
        "unchanged": [
            {"name": "topic", "when": "asked again soon", "rate": 85, "bare": {"rate": 100}},
            {"name": "topic", "when": "made anew", "rate": 1, "bare": {"rate": 100}},
        ],
        "queries": {"home, signed in": 8, "topic of 40 posts, signed in": 6, "posting a reply": 20},
        "scripts": {"kith.js": 20_000, "push.js": 9_000},
        "memory": {"own": 380},
        "told": {"followers": 10_000, "seconds": 1.5, "followed": 30, "alone": 25},
        "streams": {"streams": 5000, "median": 200, "kilobytes": 30},
        "digests": {"members": 100_000, "rate": 350},
    }


def _results() -> dict[str, dict[str, Any]]:
    return {"10k": _size(), "1m": copy.deepcopy(_size())}


def _missed(results: dict[str, dict[str, Any]]) -> list[str]:
    return [bar.what for bar in bars(results, GROWTH) if not bar.is_met]


def test_what_reaches_every_bar_misses_none() -> None:
    assert _missed(_results()) == []


def test_nothing_measured_is_nothing_met() -> None:
    assert not Bar("304", None, 0.8, at_least=True).is_met
    assert not Bar("queries", None, 8).is_met


@pytest.mark.parametrize(
    ("measured", "at_least", "is_met"),
    [(1, True, True), (0.9, True, False), (1.1, False, False), (1, False, True)],
)
def test_a_bar_is_reached_from_its_own_side(measured: float, at_least: bool, is_met: bool) -> None:
    assert Bar("x", measured, 1, at_least=at_least).is_met is is_met


@pytest.mark.parametrize(
    ("path", "worse", "named"),
    [
        (("loads", 0, "rate"), 39, "home, signed in: rate beside the bare view (1m)"),
        (("loads", 2, "rate"), 49, "topic of 40 posts, signed in: rate beside the bare view (1m)"),
        (("unchanged", 0, "rate"), 79, "topic, 304 asked again soon: rate beside an empty view (1m)"),
        (("loads", 2, "bytes"), 40_001, "topic page on the wire, the heaviest (1m)"),
        (("scripts", "kith.js"), 21_001, "all script together (1m)"),
        (("memory", "own"), 401, "all processes after the run (1m)"),
        (("told", "seconds"), 2.1, "one reply to 10,000 followers: a worker's time for their inboxes"),
        (("told", "followed"), 36, "one reply to 10,000 followers: what it costs the author more"),
        (("streams", "median"), 251, "5,000 open streams in one process: median time until they hear"),
        (("digests", "rate"), 299, "weekly digests of 100,000 members, made in a second by one process"),
        (("streams", "kilobytes"), 41, "5,000 open streams in one process: memory for each"),
    ],
)
def test_one_thing_that_is_worse_misses_its_own_bar(path: tuple[Any, ...], worse: float, named: str) -> None:
    results = _results()
    *way, last = path
    found: Any = results["1m"]
    for step in way:
        found = found[step]
    found[last] = worse
    assert _missed(results) == [named]


@pytest.mark.parametrize(("title", "wall"), [("home, signed in", 8), ("topic of 40 posts, signed in", 6)])
def test_one_query_more_at_one_size_misses_the_wall_and_the_sameness(title: str, wall: int) -> None:
    results = _results()
    results["1m"]["queries"][title] = wall + 1
    assert _missed(results) == [f"{title}: queries", f"{title}: difference in queries between sizes"]


@pytest.mark.parametrize(
    ("title", "many"), [("home, signed in", 13.1), ("search of two words, signed in", 30.1)]
)
def test_a_page_that_grows_too_much_misses_its_bar(title: str, many: float) -> None:
    found = bars(_results(), GROWTH | {title: (10, many)})
    assert [bar.what for bar in found if not bar.is_met] == [f"{title}: p50 at 1m beside 10k, one at a time"]


def test_one_size_alone_says_nothing_of_growth() -> None:
    assert not [bar for bar in bars({"10k": _size()}, {}) if "beside 10k" in bar.what]
