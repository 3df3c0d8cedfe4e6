"""`python -m bench --live-steps [--sizes 20,500] [--quick]`: steps of sessions reach all who are in them. Ends with 1 when a bar is missed."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from bench import tables
from bench.bars import Bar, Results
from bench.part import Part
from bench.sizes import MEETINGS

BAR = 200.0  # milliseconds
INTRODUCTION = """
Written by `{command}` on {day}, and measured on a machine with {cores} processor cores and {memory:.0f} GB of memory
({versions}).{busy}

- Each circle has eight people, all of them in one session. Each has a stream of their own open, and says every twenty seconds that they are
  there, as their page does. The load generator runs on the same machine.
- Whoever moderates moves to the next step by the form of the page. Each of the eight hears that something has changed, and fetches the
  part of their page, over a new connection. A move has arrived when the part shows the new step to all eight.
- Times are from before the form is sent until then. *One* is the median over all who fetched it, *all eight* the median over moves of whoever
  had it last.
"""


def bars(results: Results, _growth: Any) -> list[Bar]:
    return [bar for size, found in results.items() for bar in _of(size, found)]


def _of(size: str, found: dict[str, Any]) -> Iterator[Bar]:
    yield Bar(f"{size}: until a new step has reached all eight, median", found["all_eight"], BAR, "ms")
    yield Bar(f"{size}: moves that did not reach everyone", found["moves"] - found["arrived"], 0)
    yield Bar(f"{size}: streams that could not be opened", found["people"] - found["streams"], 0)


def write(path: Path, results: Results, found: Sequence[Bar], command: str) -> str:
    return tables.write(path, _parts(results, found, command))


def _parts(results: Results, found: Sequence[Bar], command: str) -> Iterator[Iterable[str]]:
    yield [
        "# How fast a step reaches all who are in a session",
        tables.introduced(INTRODUCTION, results, command),
    ]
    yield tables.of_bars(found)
    yield ["", "## Times", ""]
    head = (
        "sessions",
        "people",
        "moves",
        "one, ms",
        "all eight, ms",
        "p95 ms",
        "beats a second",
        "a beat, ms",
    )
    yield tables.table(head, [_row(each) for each in results.values()])


def _row(found: dict[str, Any]) -> tuple[str, ...]:
    times = (f"{found[name]:.0f}" for name in ("one", "all_eight", "p95", "beats", "beat"))
    return f"{found['sessions']:,}", f"{found['people']:,}", f"{found['moves']:,}", *times


main = Part(
    name="live-steps", says="Measure how fast steps of sessions reach people.", sizes=MEETINGS, bars=bars, write=write
).main  # fmt: skip
