"""Runs the load generator in a process of its own, and sums up what it found."""

import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import asdict
from statistics import median, quantiles

from bench.load import Load
from bench.load import Result as Loaded


class Failed(Exception):
    """The house answered something else than it should; the measurement ends."""


def loaded(title: str, load: Load) -> Loaded:
    """The result of one load, all of whose answers are what they should be."""
    done = subprocess.run(
        [sys.executable, "-m", "bench.load"],
        input=json.dumps(asdict(load)),
        text=True,
        capture_output=True,
        check=False,
    )
    if done.returncode:
        raise Failed(f"{title}: {done.stderr[-600:]}")
    result = Loaded(**json.loads(done.stdout))
    if result.wrong or not result.times:
        raise Failed(f"{title}: {result.wrong or 'no answer came in time.'}")
    return result


def numbers(loads: Sequence[Loaded]) -> dict[str, float]:
    times = [each for load in loads for each in load.times]
    ranks = quantiles(times, n=100, method="inclusive") if len(times) > 1 else [times[0]] * 99
    return {
        "rate": len(times) / sum(load.seconds for load in loads),
        "p50": median(times),
        "p99": ranks[98],
        "bytes": sum(load.sent for load in loads) / len(times),
    }
