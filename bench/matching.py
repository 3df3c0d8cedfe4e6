"""`python -m bench --matching [--sizes 12,120,1200,10000] [--quick]`: circles of peer supervision. Ends with 1 when a bar is missed."""

import argparse
import os
import platform
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib.metadata import version
from typing import Any

from bench import tables
from bench.bars import Bar
from bench.matching_measure import measured
from bench.sizes import ROOT
from kith.domains.supervision.matching.explaining import Why

PAGE = ROOT / "docs" / "performance-matching.md"
QUICK = ROOT / "var" / "bench" / "performance-matching-quick.md"
SECONDS = {12: 10.0, 120: 30.0, 1_200: 60.0, 10_000: 300.0}
PROVEN, GAP = 120, 2.0
Rows = list[dict[str, Any]]
WHY = {
    Why.FEW: "people", Why.LANGUAGE: "language", Why.TIME: "time", Why.WAY: "way of meeting", Why.NO_ROOM: "no circle with room",
}  # fmt: skip
LEFT_OVER = "Counted by what is missing first: enough people, who share a language, and a time, and a way of meeting; or a circle with room."
INTRODUCTION = """
Written by `{command}` on {day}, and measured on a machine with {cores} processor cores and {memory:.0f} GB of memory
({versions}).{busy}

- The people are invented and the same each time: four languages, fourteen zones, employers in which some lead others, a few who avoid
  someone (`bench/matching_people.py`). Circles have five to eight members and meet for 90 minutes.
- CP-SAT has the time and the workers that a round of the house gives to so many people (`matching/budget.py`); it ends earlier where it has
  proven that no plan is better.
- What a plan is worth is 1,000 points for each person with a place, and the goals that are met for them (docs/decisions/051). *Bound* is what
  no plan exceeds. *Gap* is the share of it that is missing at most; *of goals*, the same for the points of goals alone.
- *Placed* is beside how many could have a place at most; the others are *left over*. *Diversity* is the share of pairs in a circle that differ,
  over settings, regions and years.
- *Reasons* are the seconds that it takes to say why each circle came together, and to each who was left over why, and what would help.
"""


def main(arguments: list[str]) -> int:
    options = _options(arguments)
    busy = os.getloadavg()[0]
    rows = [row for size in options.sizes for row in measured(size, is_quick=options.quick)]
    found = bars(rows)
    command = " ".join(["bin/bench --matching", *arguments])
    is_whole = options.sizes == list(SECONDS) and not options.quick
    print(tables.write(PAGE if is_whole else QUICK, parts(rows, found, command, busy)))
    return 0 if all(bar.is_met for bar in found) else 1


def bars(rows: Rows) -> list[Bar]:
    by_size: dict[int, dict[str, dict[str, Any]]] = {}
    for row in rows:
        by_size.setdefault(row["size"], {})[row["method"]] = row
    return [bar for size, of_size in by_size.items() for bar in _bars(size, of_size)]


def _bars(size: int, rows: Mapping[str, dict[str, Any]]) -> Iterator[Bar]:
    best = rows["CP-SAT"]
    yield Bar(
        f"{size:,} people: rules broken, by whatever method", sum(row["broken"] for row in rows.values()), 0
    )
    took = best["seconds"] + best["reasons"]
    yield Bar(f"{size:,} people: time until there is a plan, with its reasons", took, SECONDS[size], "s")
    greedy = max(rows["greedy"]["worth"], 1)
    yield Bar(
        f"{size:,} people: worth beside the greedy plan", max(best["worth"], 1) / greedy, 1, at_least=True
    )
    if size <= PROVEN:
        yield Bar(f"{size:,} people: gap to what no plan exceeds", 100 * best["gap"], GAP, "%")


def parts(rows: Rows, found: Sequence[Bar], command: str, busy: float) -> Iterator[Iterable[str]]:
    versions = {"Python": platform.python_version(), "OR-Tools": version("ortools")}
    yield [
        "# How well and how fast circles are put together",
        tables.introduced(INTRODUCTION, {"": {"busy": busy, "versions": versions}}, command),
    ]
    yield tables.of_bars(found)
    yield ["", "## Plans", ""]
    head = (
        "people",
        "method",
        "worth",
        "bound",
        "gap",
        "of goals",
        "placed",
        "left over",
        "diversity",
        "seconds",
        "reasons",
        "rules broken",
    )
    yield tables.table(head, map(_shown, rows))
    yield ["", "## Who was left over, and why", "", LEFT_OVER, ""]
    left = [row for row in rows if row["left_over"]]
    yield tables.table(("people", "method", "left over", *WHY.values()), map(_left, left))


def _shown(row: dict[str, Any]) -> tuple[str, ...]:
    gaps = (f"{100 * row[name]:.2f} %" for name in ("gap", "points_gap"))
    return (
        f"{row['size']:,}", row["method"], f"{row['worth']:,}", f"{row['bound']:,}", *gaps,
        f"{row['placed']:,} of {row['placed_bound']:,}", f"{row['left_over']:,}", f"{row['diversity']:.2f}",
        f"{row['seconds']:.1f}", f"{row['reasons']:.1f}", str(row["broken"]),
    )  # fmt: skip


def _left(row: dict[str, Any]) -> tuple[str, ...]:
    counted = (f"{row['why_left'][why]:,}" for why in WHY)
    return f"{row['size']:,}", row["method"], f"{row['left_over']:,}", *counted


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="bin/bench --matching", description="Measure how circles are put together."
    )
    parser.add_argument("--sizes", type=_sizes, help="of 12,120,1200,10000; all of them if nothing is said")
    parser.add_argument(
        "--quick", action="store_true", help="12 and 120 only, ten seconds each; leaves docs/ alone"
    )
    options = parser.parse_args(arguments)
    options.sizes = options.sizes or ([12, 120] if options.quick else list(SECONDS))
    return options


def _sizes(text: str) -> list[int]:
    asked = {name.strip() for name in text.split(",")}
    if unknown := asked - {str(size) for size in SECONDS}:
        raise argparse.ArgumentTypeError(
            f"{', '.join(sorted(unknown))}: it can be {', '.join(map(str, SECONDS))}"
        )
    return [size for size in SECONDS if str(size) in asked]
