"""Writes docs/performance.md."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from bench import tables
from bench.bars import Bar, Results
from bench.tables import introduced, of_bars, of_compared, of_loads

INTRODUCTION = """
Written by `{command}` on {day}, and measured on a machine with {cores} processor cores and {memory:.0f} GB of memory
({versions}). The load generator, the server, the worker and the database share these cores, so what counts are ratios
within one run; rates would be higher with a machine for each.{busy}

- The data is seeded and always the same: see `bench/seed.sql`. Its words are as unevenly frequent as in real writing.
- The server runs as `bin/run` starts it: two processes with four threads each, one worker, and the live updates.
- A rate is pages per second, times are milliseconds from the first byte sent to the last received, bytes are those on
  the wire with headers, as a browser asks (`Accept-Encoding: gzip, deflate, br, zstd`).
- Pages and bare views are measured in turns (page, bare, page, bare) over 8 connections. A bare view runs the same
  queries behind the same middleware and answers the rows as JSON.
- Growth is measured over one connection with the houses of both sizes open, asked in turns.
- Searches are 12 pairs of words in turn, from frequent ones to rare ones.
- Memory counts what processes share once ({measure}); the database is not in it.
"""
NOTES = """
## What to know about these numbers

- Two connections to one processor core measure waiting in line more than work: p99 over 32 connections is mostly that.
- The reader opens each topic before its page is measured. A first visit writes what was read: one query more.
- A 304 “asked again soon” comes from a digest that the server believes for five seconds without making the page
  (`kith/doors/front/validators.py`). It stands before sessions and other middleware that the empty view passes, hence
  ratios above one. “Asked again later” is what a visitor gets when nobody asked that process within these seconds: the page is
  made in full to learn that nothing has changed, and only the wire is spared. Only the first is held to the bar.
- Scripts are counted with the modules that they import and with the service worker.
- Seeded people have read states as the app makes them, but the seed records no events, so a reply writes into smaller
  tables of events than a lived-in house has.
- Invented words are harder to compress than real ones: pages on the wire are a little heavier here than in life.
"""


def write(path: Path, results: Results, found: Sequence[Bar], command: str) -> str:
    """The whole page; also given back, to be printed."""
    return tables.write(path, _parts(results, found, command))


def _parts(results: Results, found: Sequence[Bar], command: str) -> Iterator[Iterable[str]]:
    measure = list(results.values())[-1]["memory"]["measure"]
    yield ["# How fast Kith is", introduced(INTRODUCTION, results, command, measure=measure)]
    yield of_bars(found)
    for size, each in results.items():
        yield _size(size, each)
    yield ["", NOTES.strip()]


def _size(size: str, found: dict[str, Any]) -> Iterator[str]:
    yield from ("", f"## {size}: {found['data']['posts']:,} posts, database {found['data']['size']}", "")
    yield from of_loads(found["loads"])
    yield from ("", f"### {size}: beside bare views, 8 connections", "")
    compared = [row for row in (*found["loads"], *found["unchanged"]) if "bare" in row]
    yield from of_compared(compared)
    yield from ("", f"### {size}: queries, script, memory", "")
    yield "; ".join(f"{title}: {count}" for title, count in found["queries"].items()) + "."
    names = (
        ", ".join(f"{name.rsplit('/', 1)[-1]} {count:,}" for name, count in found["scripts"].items())
        or "none"
    )
    yield f"\nScript that a topic page brings, with all imports, in bytes (Brotli): {names}."
    memory, drained = found["memory"], found["drained"]
    yield (f"\nMemory of {memory['processes']} processes: {memory['own']:.0f} MB ({memory['measure']}); each by itself, "
           f"shared pages counted again and again: {memory['resident']:.0f} MB.")  # fmt: skip
    yield (f"\nAfter the replies {drained['jobs']} jobs were waiting; after {drained['seconds']:.0f} s {drained['left']} "
           "were left.")  # fmt: skip
