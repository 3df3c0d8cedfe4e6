"""The bars of gatherings, and docs/performance-gatherings.md."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from bench import tables
from bench.bars import Bar, Results
from bench.growth import Growth
from bench.tables import introduced, of_bars, of_compared, of_loads

INTRODUCTION = """
Written by `{command}` on {day}, and measured on a machine with {cores} processor cores and {memory:.0f} GB of memory
({versions}), as docs/performance.md tells.{busy} The data is that of `bench/gatherings_seed.sql`, always the same: all gatherings
are series, laid out as the house does it, and about ten people come to each.

- The months are five in turn, each at its own address; a page shows up to eight dates of each day.
- The reader has the same 40 seats at both sizes, and the space of the feed the same series.
- Feeds are fetched as calendar programs do it, at private addresses, without a session.
- In the rush {people:,} people who are signed in ask for one of {seats} seats as browsers do it, each once, over 32 connections. Then
  20 of those who got one give it back at once. Who was overtaken asked only after someone behind them had had an answer.
- The plan says “within seconds” and no number. The bar is a minute from the first who asks to the last who is answered: whoever came
  last does not wait longer than a browser does, on two cores that also do everything else. What was measured stands beside it.
"""

MOST_SECONDS = 60


def bars(results: Results, growth: Growth) -> list[Bar]:
    return [*_of_pages(results), *_growth(growth), *_of_the_rush(results)]


def _of_pages(results: Results) -> Iterator[Bar]:
    for size, found in results.items():
        for row in found["loads"]:
            if "bare" in row:
                title = f"{row['name']}, {row['who']}: rate beside the bare view ({size})"
                yield Bar(title, row["rate"] / row["bare"]["rate"], 0.4, at_least=True)
    counts = [found["queries"] for found in results.values()]
    for title in counts[0] if len(counts) > 1 else ():
        each = [count[title] for count in counts]
        yield Bar(f"{title}: difference in queries between sizes", max(each) - min(each), 0)


def _growth(growth: Growth) -> Iterator[Bar]:
    for title, (few, many) in growth.items():
        yield Bar(f"{title}: p50 with much beside little, one at a time", many / few, 1.3)


def _of_the_rush(results: Results) -> Iterator[Bar]:
    for size, found in results.items():
        rush = found["rush"]
        many = f"{rush['people']:,} people for {rush['seats']} seats ({size})"
        counted = {rush["seated"], rush["taken"], rush["taken_then"]}
        yield Bar(f"{many}: seats too many or too few", max(abs(each - rush["seats"]) for each in counted), 0)
        yield Bar(f"{many}: people without a seat and without a place in the line",
                  rush["people"] - rush["seated"] - rush["waiting"], 0)  # fmt: skip
        yield Bar(f"{many}: answers other than yes", rush["refused"] + rush["refused_going"], 0)
        yield Bar(f"{many}: seconds until the last had an answer", rush["seconds"], MOST_SECONDS)
        yield Bar(f"{many}: people who were overtaken", rush["overtaken"], 0)
        others = (not rush["first_came"]) + (not rush["asked_in_order"]) + abs(rush["going"] - rush["asked"])
        yield Bar(f"{many}: seats that went to others than the next in the line", others, 0)
        yield Bar(f"{many}: jobs of it that are not done after five minutes", rush["left"], 0)


def write(path: Path, results: Results, found: Sequence[Bar], command: str) -> str:
    """The whole page; also given back, to be printed."""
    return tables.write(path, _parts(results, found, command))


def _parts(results: Results, found: Sequence[Bar], command: str) -> Iterator[Iterable[str]]:
    rush = next(iter(results.values()))["rush"]
    words = INTRODUCTION.replace("{people:,}", f"{rush['people']:,}").replace("{seats}", str(rush["seats"]))
    yield ["# How fast gatherings are", introduced(words, results, command)]
    yield of_bars(found)
    for size, each in results.items():
        yield _size(size, each)


def _size(size: str, found: dict[str, Any]) -> Iterator[str]:
    data, rush = found["data"], found["rush"]
    yield from ("", f"## {size}: {data['gatherings']:,} gatherings, {data['dates']:,} dates, "
                f"{data['registrations']:,} registrations, database {data['size']}", "")  # fmt: skip
    yield from of_loads(found["loads"])
    yield from ("", f"### {size}: beside bare views, 8 connections", "")
    yield from of_compared([row for row in found["loads"] if "bare" in row])
    yield from ("", f"### {size}: queries, rush", "")
    yield "; ".join(f"{title}: {count}" for title, count in found["queries"].items()) + "."
    yield (f"\nRush: {rush['people']:,} answers in {rush['seconds']:.1f} s ({rush['people'] / rush['seconds']:.0f} a second; p50 "
           f"{rush['p50']:.0f} ms, p99 {rush['p99']:.0f} ms); {rush['seated']} seated, {rush['waiting']:,} in the line. "
           f"{rush['going']} gave theirs back, {rush['asked']} were asked. {rush['jobs']:,} jobs were left to do; after "
           f"{rush['drained']:.0f} s there were {rush['left']}.")  # fmt: skip
