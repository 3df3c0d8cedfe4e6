"""`python -m bench --library [--sizes 2k,200k] [--quick]`: the library, measured. Ends with 1 when a bar is missed."""

import argparse
import subprocess
import sys

from bench.growth import grown
from bench.library_report import bars, write
from bench.running import measured
from bench.sizes import ROOT, SHELVES

PAGE = ROOT / "docs" / "performance-library.md"
QUICK = ROOT / "var" / "bench" / "performance-library-quick.md"
NAMES = {name.removeprefix("library-"): name for name in SHELVES}


def main(arguments: list[str]) -> int:
    options = _options(arguments)
    try:
        results = {
            name: measured(SHELVES[name], "seed-library", "measure-library", quick=options.quick)
            for name in options.sizes
        }
        growth = grown(*SHELVES.values()) if len(results) == len(SHELVES) else {}
    except subprocess.CalledProcessError as error:
        print(f"This did not come to its end (code {error.returncode}); why stands above.", file=sys.stderr)
        return 2
    found = bars(results, growth)
    command = " ".join(["bin/bench --library", *arguments])
    is_whole = len(results) == len(SHELVES) and not options.quick
    print(write(PAGE if is_whole else QUICK, results, found, command))
    return 0 if all(bar.is_met for bar in found) else 1


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bin/bench --library", description="Measure the library of Kith.")
    parser.add_argument("--sizes", type=_names, help="of 2k,200k; both if nothing is said")
    parser.add_argument("--quick", action="store_true", help="2k only and shorter; leaves docs/ alone")
    options = parser.parse_args(arguments)
    options.sizes = options.sizes or (list(SHELVES)[:1] if options.quick else list(SHELVES))
    return options


def _names(text: str) -> list[str]:
    asked = [name.strip().lower() for name in text.split(",")]
    if unknown := [name for name in asked if name not in NAMES]:
        raise argparse.ArgumentTypeError(f"{', '.join(unknown)}: it can be {', '.join(NAMES)}")
    return [NAMES[name] for name in NAMES if name in asked]
