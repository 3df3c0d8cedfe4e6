"""The bars of the library, and docs/performance-library.md."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from bench import tables
from bench.bars import Bar, Results
from bench.growth import Growth
from bench.tables import introduced, of_bars, of_compared, of_loads

INTRODUCTION = """
Written by `{command}` on {day}, and measured on a machine with {cores} processor cores and {memory:.0f} GB of memory
({versions}), as docs/performance.md tells.{busy} The data is that of `bench/library_seed.sql`: for 200 thousand practices and
resources, a million posts of those who wrote, tried and appraised them; reports of trials and 300 thousand references are a
million together.

- The practice page is that of one entry with 200 reports, in a family of 300 adaptations.
- The harvest reads every record, page by page, over one connection. Memory is that of all our processes (what they share counted
  once; the database apart): after the first pages, and the most that there was until the end.
- Ten thousand references in RIS are imported into the sources of one entry; their styles are made later by jobs.
"""


def bars(results: Results, growth: Growth) -> list[Bar]:
    return [*_of_pages(results), *_growth(growth), *_of_machines(results)]


def _of_pages(results: Results) -> Iterator[Bar]:
    for size, found in results.items():
        for row in found["loads"]:
            if "bare" in row:
                title = f"{row['name']}, {row['who']}: rate beside the bare view ({size})"
                yield Bar(title, row["rate"] / row["bare"]["rate"], 0.4, at_least=True)
        yield Bar(f"counting how much there is of what: queries ({size})", found["counting"], 1)
    counts = [found["queries"] for found in results.values()]
    for title in counts[0] if len(counts) > 1 else ():
        each = [count[title] for count in counts]
        yield Bar(f"{title}: difference in queries between sizes", max(each) - min(each), 0)


def _growth(growth: Growth) -> Iterator[Bar]:
    for title, (few, many) in growth.items():
        yield Bar(f"{title}: p50 with much beside little, one at a time", many / few, 1.5)


def _of_machines(results: Results) -> Iterator[Bar]:
    for size, found in results.items():
        yield Bar(
            f"references imported from RIS in a second ({size})", found["references"], 1_000, at_least=True
        )
        harvest = found["harvest"]
        records = f"harvest of {harvest['records']:,} records"
        yield Bar(
            f"{records}: memory that the server took for it", harvest["most"] - harvest["memory"], 10, "MB"
        )
        yield Bar(f"{records}: the last pages beside the first", harvest["last"] / harvest["first"], 1.5)


def write(path: Path, results: Results, found: Sequence[Bar], command: str) -> str:
    """The whole page; also given back, to be printed."""
    return tables.write(path, _parts(results, found, command))


def _parts(results: Results, found: Sequence[Bar], command: str) -> Iterator[Iterable[str]]:
    yield ["# How fast the library is", introduced(INTRODUCTION, results, command)]
    yield of_bars(found)
    for size, each in results.items():
        yield _size(size, each)


def _size(size: str, found: dict[str, Any]) -> Iterator[str]:
    yield from ("", f"## {size}: {found['data']['posts']:,} posts, database {found['data']['size']}", "")
    yield from of_loads(found["loads"])
    yield from ("", f"### {size}: beside bare views, 8 connections", "")
    yield from of_compared([row for row in found["loads"] if "bare" in row])
    yield from ("", f"### {size}: queries, harvest", "")
    yield "; ".join(f"{title}: {count}" for title, count in found["queries"].items()) + "."
    harvest = found["harvest"]
    yield (f"\nHarvest: {harvest['records']:,} records in {harvest['seconds']:.0f} s; a page {harvest['first']:.0f} ms at first, "
           f"{harvest['last']:.0f} ms at last; memory {harvest['memory']:.0f} MB, at most {harvest['most']:.0f} MB.")  # fmt: skip
