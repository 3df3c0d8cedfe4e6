"""How much longer a page takes when much was written: two houses, asked in turns, so that a machine disturbs both alike."""

import json
import subprocess
import sys
from dataclasses import dataclass
from statistics import median
from types import TracebackType
from typing import Self

from bench.load import Load, new_mark
from bench.loading import loaded
from bench.ports import free_port
from bench.sizes import ROOT, Size

TURNS, SECONDS, WARM_UP = 5, 1.5, 0.3
Growth = dict[str, tuple[float, float]]


@dataclass(frozen=True)
class Asked:
    """One page, as the house of each size is asked for it."""

    title: str
    requests: list[str]
    expect: int


def grown(few: Size, many: Size) -> Growth:
    """The p50 of each page over one connection, in milliseconds: with few posts and with many."""
    with Standing(few) as small, Standing(many) as large:
        return {
            asked.title: _in_turns(small, asked, large, beside)
            for asked, beside in zip(small.asked, large.asked, strict=True)
        }


def _in_turns(small: "Standing", asked: Asked, large: "Standing", beside: Asked) -> tuple[float, float]:
    times: tuple[list[float], list[float]] = ([], [])
    for _turn in range(TURNS):
        times[0].extend(small.times(asked))
        times[1].extend(large.times(beside))
    print(f"  {asked.title}: {median(times[0]):.1f} ms, {median(times[1]):.1f} ms", file=sys.stderr)
    return median(times[0]), median(times[1])


class Standing:
    """A context: the house of one size, in a process that knows only its data (`standing`). It says what can be asked for."""

    def __init__(self, size: Size) -> None:
        self.size, self.port = size, free_port()

    def __enter__(self) -> Self:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "bench.inside", "stand", str(self.port)], env=self.size.environment(self.port),
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT,
        )  # fmt: skip
        self.asked = [Asked(**each) for each in json.loads(self._said())]
        return self

    def _said(self) -> str:
        said = self.process.stdout
        return said.readline() if said else ""

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None
    ) -> None:
        self.process.communicate()  # the end of its input is the end of its standing

    def times(self, asked: Asked) -> list[float]:
        load = Load(self.port, asked.requests, (asked.expect,), 1, SECONDS, WARM_UP, new_mark())
        return loaded(f"{asked.title} ({self.size.name})", load).times
