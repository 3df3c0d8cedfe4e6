"""`python -m bench --gatherings [--sizes 1k,100k] [--quick]`: gatherings, measured. Ends with 1 when a bar is missed."""

import argparse
import subprocess
import sys

from bench.gatherings_report import bars, write
from bench.growth import grown
from bench.running import measured
from bench.sizes import AGENDAS, ROOT

PAGE = ROOT / "docs" / "performance-gatherings.md"
QUICK = ROOT / "var" / "bench" / "performance-gatherings-quick.md"
NAMES = {name.removeprefix("gatherings-"): name for name in AGENDAS}


def main(arguments: list[str]) -> int:
    options = _options(arguments)
    try:
        results = {
            name: measured(AGENDAS[name], "seed-gatherings", "measure-gatherings", quick=options.quick)
            for name in options.sizes
        }
        growth = grown(*AGENDAS.values()) if len(results) == len(AGENDAS) else {}
    except subprocess.CalledProcessError as error:
        print(f"This did not come to its end (code {error.returncode}); why stands above.", file=sys.stderr)
        return 2
    found = bars(results, growth)
    command = " ".join(["bin/bench --gatherings", *arguments])
    is_whole = len(results) == len(AGENDAS) and not options.quick
    print(write(PAGE if is_whole else QUICK, results, found, command))
    return 0 if all(bar.is_met for bar in found) else 1


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="bin/bench --gatherings", description="Measure gatherings, seats and calendars."
    )
    parser.add_argument("--sizes", type=_names, help="of 1k,100k; both if nothing is said")
    parser.add_argument("--quick", action="store_true", help="1k only and shorter; leaves docs/ alone")
    options = parser.parse_args(arguments)
    options.sizes = options.sizes or (list(AGENDAS)[:1] if options.quick else list(AGENDAS))
    return options


def _names(text: str) -> list[str]:
    asked = [name.strip().lower() for name in text.split(",")]
    if unknown := [name for name in asked if name not in NAMES]:
        raise argparse.ArgumentTypeError(f"{', '.join(unknown)}: it can be {', '.join(NAMES)}")
    return [NAMES[name] for name in NAMES if name in asked]
