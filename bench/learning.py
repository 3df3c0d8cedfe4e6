"""`python -m bench --learning [--quick]`: hours by the rules of boards, and certificates. Ends with 1 when a bar is missed."""

import argparse
import os
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from bench import hours, tables
from bench.bars import Bar
from bench.running import measured
from bench.sizes import AGENDAS, ROOT

PAGE = ROOT / "docs" / "performance-learning.md"
QUICK = ROOT / "var" / "bench" / "performance-learning-quick.md"
INTRODUCTION = """
Written by `{command}` on {day}, and measured on a machine with {cores} processor cores and {memory:.0f} GB of memory
({versions}).{busy}

- Each credential has {years} years of history with {trainings} trainings, and is evaluated from the beginning, by one core. Each board has
  its share of all credentials. What stands in the engine's way is its time on the processor; to make the people is not counted.
- Certificates are given to those who were at a gathering, as a host gives them: signed as a document and as a token, written to the
  database, and set on paper (PDF/UA) by two processes.
"""


def main(arguments: list[str]) -> int:
    options = _options(arguments)
    busy, number = os.getloadavg()[0], hours.FEW if options.quick else hours.CREDENTIALS
    try:
        rates = hours.rates(number)
        given = measured(AGENDAS["gatherings-1k"], "seed-gatherings", "certify", quick=options.quick)
    except subprocess.CalledProcessError as error:
        print(f"This did not come to its end (code {error.returncode}); why stands above.", file=sys.stderr)
        return 2
    found = bars(rates, given)
    command = " ".join(["bin/bench --learning", *arguments])
    page = QUICK if options.quick else PAGE
    print(tables.write(page, _parts(rates, given | {"busy": busy, "number": number}, found, command)))
    return 0 if all(bar.is_met for bar in found) else 1


def bars(rates: dict[str, float], given: dict[str, Any]) -> list[Bar]:
    slowest = min(rates, key=rates.__getitem__)
    title = f"credentials evaluated in a second on one core, by the slowest board ({slowest})"
    together = f"{given['certificates']:,} certificates with PDF and both proofs"
    return [
        Bar(title, rates[slowest], hours.BAR, at_least=True),
        Bar(f"{together}, on two cores", given["signing"] + given["setting"], 120, "s"),
        Bar(f"certificates short of {1_000:,}", 1_000 - given["certificates"], 0),
    ]


def _parts(
    rates: dict[str, float], given: dict[str, Any], found: Sequence[Bar], command: str
) -> Iterator[Iterable[str]]:
    years, trainings = str(hours.YEARS), str(hours.TRAININGS)
    words = tables.introduced(INTRODUCTION, {"": given}, command, years=years, trainings=trainings)
    yield ["# How fast hours are counted and certificates given", words]
    yield tables.of_bars(found)
    yield ["", f"## {given['number']:,} credentials", ""]
    rows = ((code, f"{rate:,.0f}") for code, rate in rates.items())
    yield tables.table(("board", "credentials in a second"), rows)
    yield [
        "", f"## {given['certificates']:,} certificates", "",
        f"Signed in both ways and written down in {given['signing']:.1f} s, by one core; read and set on paper in "
        f"{given['setting']:.1f} s, {given['bytes'] / 1000:.0f} KB each. One by itself, as its owner asks for it: "
        f"{given['alone']:.0f} ms, most of which is the start of the setter.",
    ]  # fmt: skip


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="bin/bench --learning", description="Measure hours and certificates."
    )
    parser.add_argument("--quick", action="store_true", help="fewer credentials; leaves docs/ alone")
    return parser.parse_args(arguments)
