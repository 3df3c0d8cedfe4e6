"""`python -m bench --live-steps [--sizes 20,100,500] [--quick]`: steps of sessions reach all who are in them. Ends with 1 when a bar is missed."""

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

- Each circle has eight people, all of them in one session. Each has a stream of their own open, and tells it every twenty seconds that it is
  heard. The load generator runs on the same machine, and does what the page does: it fetches the steps that follow when things have been
  still, and its part whenever it hears of something that it did not foresee, over a new connection.
- Whoever moderates moves to the next step by the form of the page, about once a minute in each session. A move has arrived when the page shows
  the new step to all eight: because it heard the mark of a step that it holds already (*foreseen*), or because it has fetched it.
- Times are from before the form is sent until then, without what a browser takes to lay it out. *One* is the median over all, *all eight* the
  median over moves of whoever had it last. *Asked* is what the pages ask of the house meanwhile.
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
        "foreseen, %",
        "asked a second",
        "an answer, ms",
    )
    yield tables.table(head, [_row(each) for each in results.values()])


def _row(found: dict[str, Any]) -> tuple[str, ...]:
    times = (f"{found[name]:.0f}" for name in ("one", "all_eight", "p95", "foreseen", "asked", "part"))
    return f"{found['sessions']:,}", f"{found['people']:,}", f"{found['moves']:,}", *times


main = Part(
    name="live-steps", says="Measure how fast steps of sessions reach people.", sizes=MEETINGS,
    bars=bars, write=write, grows=False,
).main  # fmt: skip
