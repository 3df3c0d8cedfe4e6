"""A page in Markdown, of what was measured: its beginning, and its tables."""

import datetime
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import psutil

from bench.bars import Bar, Results

SHOWN = ("page", "who", "connections", "per second", "p50 ms", "p99 ms", "bytes")


def write(path: Path, parts: Iterable[Iterable[str]]) -> str:
    """The whole page; also given back, to be printed."""
    text = "\n".join(line for part in parts for line in part) + "\n"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text)
    return text


def introduced(words: str, results: Results, command: str, **more: str) -> str:
    """The introduction, with the day, the machine, and whether others used it too."""
    others = max(found["busy"] for found in results.values())
    busy = (
        f" The machine was **not ours alone**: its load was {others:.1f} before we began."
        if others > 0.5
        else ""
    )
    versions = list(results.values())[-1]["versions"]
    return words.format(
        command=command, day=datetime.datetime.now(datetime.UTC).date(), cores=psutil.cpu_count(), busy=busy,
        memory=psutil.virtual_memory().total / 2**30,
        versions=", ".join(f"{name} {number}" for name, number in versions.items()), **more,
    )  # fmt: skip


def of_bars(found: Sequence[Bar]) -> Iterator[str]:
    """What is missed comes first."""
    missed = [bar for bar in found if not bar.is_met]
    yield from ("## Bars", "", f"{len(found) - len(missed)} of {len(found)} are met.", "")
    yield from table(
        ("what", "measured", "bar", ""), [_bar(bar) for bar in [*missed, *(b for b in found if b.is_met)]]
    )


def of_loads(rows: Iterable[dict[str, Any]]) -> Iterator[str]:
    yield from table(SHOWN, [_load(row) for row in rows])


def of_compared(rows: Iterable[dict[str, Any]]) -> Iterator[str]:
    yield from table(("page", "who", "per second", "bare", "ratio"), [_compared(row) for row in rows])


def _bar(bar: Bar) -> tuple[str, ...]:
    measured = "missing" if bar.measured is None else _number(bar.measured, bar.unit)
    limit = f"{'at least' if bar.at_least else 'at most'} {_number(bar.bar, bar.unit)}"
    return bar.what, measured, limit, "met" if bar.is_met else "**missed**"


def _number(value: float, unit: str = "") -> str:
    shown = f"{value:.0f}" if value == int(value) else f"{value:.2f}" if value < 10 else f"{value:.1f}"
    return f"{shown} {unit}".strip()


def _load(row: dict[str, Any]) -> tuple[str, ...]:
    rate, p50, p99 = (f"{row[name]:.1f}" for name in ("rate", "p50", "p99"))
    return row["name"], row["who"], str(row["connections"]), rate, p50, p99, f"{row['bytes']:,.0f}"


def _compared(row: dict[str, Any]) -> tuple[str, ...]:
    who, rate, bare = row.get("who") or f"visitor, 304 {row['when']}", row["rate"], row["bare"]["rate"]
    return row["name"], who, f"{rate:.0f}", f"{bare:.0f}", f"{rate / bare:.2f}"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(head)} |"
    yield f"|{'---|' * len(head)}"
    yield from (f"| {' | '.join(row)} |" for row in rows)
