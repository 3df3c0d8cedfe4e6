"""`python -m bench [--library | --gatherings | --learning | --matching | --live-steps] [--sizes 10k,200k,1m] [--quick]`: seed, serve, load, report. Ends with 1 when a bar is missed."""

import argparse
import subprocess
import sys

from bench import gatherings, learning, library, live_steps, matching
from bench.bars import FEWEST, MOST, bars
from bench.growth import grown
from bench.report import write
from bench.running import measured
from bench.sizes import ROOT, SIZES

PAGE = ROOT / "docs" / "performance.md"
QUICK = ROOT / "var" / "bench" / "performance-quick.md"
PARTS = {
    "--library": library.main,
    "--gatherings": gatherings.main,
    "--learning": learning.main,
    "--matching": matching.main,
    "--live-steps": live_steps.main,
}


def main(arguments: list[str]) -> int:
    for part, measure in PARTS.items():
        if part in arguments:
            return measure([each for each in arguments if each != part])
    options = _options(arguments)
    try:
        results = {
            name: measured(SIZES[name], "seed", "measure", quick=options.quick) for name in options.sizes
        }
    except subprocess.CalledProcessError as error:
        print(f"This did not come to its end (code {error.returncode}); why stands above.", file=sys.stderr)
        return 2
    found = bars(results, grown(SIZES[FEWEST], SIZES[MOST]) if {FEWEST, MOST} <= results.keys() else {})
    command = " ".join(["bin/bench", *arguments])
    print(write(QUICK if options.quick else PAGE, results, found, command))
    return 0 if all(bar.is_met for bar in found) else 1


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="bin/bench", description="Measure Kith and write docs/performance.md."
    )
    parser.add_argument("--sizes", type=_names, help="of 10k,200k,1m; all of them if nothing is said")
    parser.add_argument("--quick", action="store_true", help="10k only and shorter; leaves docs/ alone")
    options = parser.parse_args(arguments)
    options.sizes = options.sizes or (["10k"] if options.quick else list(SIZES))
    return options


def _names(text: str) -> list[str]:
    names = [name.strip().lower() for name in text.split(",")]
    if unknown := [name for name in names if name not in SIZES]:
        raise argparse.ArgumentTypeError(f"{', '.join(unknown)}: it can be {', '.join(SIZES)}")
    return [name for name in SIZES if name in names]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
